import { openAfterwards } from '../../teamsapp/afterwards';

describe('finishing work after the answer', () => {
  test('one subject’s work runs in order and another’s beside it', async () => {
    const seen: string[] = [];
    const afterwards = openAfterwards(() => undefined);
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    afterwards.start('a', async () => {
      await gate;
      seen.push('a1');
    });
    afterwards.start('a', async () => void seen.push('a2'));
    afterwards.start('b', async () => {
      seen.push('b1');
      release();
    });
    await afterwards.settled();
    expect(seen).toEqual(['b1', 'a1', 'a2']);
  });

  test('a failure is told and the next work still runs', async () => {
    const told: string[] = [];
    const afterwards = openAfterwards((subject) => void told.push(subject));
    afterwards.start('a', () => Promise.reject(new Error('lost')));
    let ran = false;
    afterwards.start('a', async () => void (ran = true));
    await afterwards.settled();
    expect({ told, ran }).toEqual({ told: ['a'], ran: true });
  });

  test('settled waits for what the work itself starts', async () => {
    const seen: string[] = [];
    const afterwards = openAfterwards(() => undefined);
    afterwards.start('a', async () => {
      afterwards.start('b', async () => void seen.push('later'));
    });
    await afterwards.settled();
    expect(seen).toEqual(['later']);
  });
});
