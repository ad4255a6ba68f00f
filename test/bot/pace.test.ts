import { createPace, waitFor } from '../../bot/pace';
import { instantTiming } from '../support/poster';

describe('sending slowly enough', () => {
  test('the fourth send of a second waits for the first to be a second old', () => {
    const limits = [{ sends: 3, within: 1000 }];
    expect(waitFor([0, 100, 200], limits, 300)).toBe(700);
    expect(waitFor([0, 100], limits, 300)).toBe(0);
    expect(waitFor([0, 100, 200], limits, 1000)).toBe(0);
  });

  test('40 sends to one conversation stay under half of the platform’s limits', async () => {
    const timing = instantTiming();
    const pace = createPace(timing);
    const sent: number[] = [];
    await Promise.all(
      Array.from({ length: 40 }, () =>
        pace('channel:1', () => {
          sent.push(timing.now());
          return Promise.resolve();
        }),
      ),
    );
    const most = (within: number) =>
      Math.max(...sent.map((from) => sent.filter((at) => at >= from && at < from + within).length));
    // Half of 7 in 1 second and of 60 in 30 seconds.
    expect(most(1000)).toBeLessThanOrEqual(3);
    expect(most(30_000)).toBeLessThanOrEqual(30);
  });

  test('a send that fails does not hold up the next', async () => {
    const pace = createPace(instantTiming());
    const failing = pace('channel:1', () => Promise.reject(new Error('no')));
    const next = pace('channel:1', () => Promise.resolve('sent'));
    await expect(failing).rejects.toThrow('no');
    await expect(next).resolves.toBe('sent');
  });
});
