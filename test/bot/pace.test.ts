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

  test('200 conversations together stay under half of what the tenant allows', async () => {
    const time = sharedTime();
    const pace = createPace(time.timing);
    const sent: number[] = [];
    const all = Array.from({ length: 200 }, (_, index) =>
      pace(`channel:${String(index)}`, () => Promise.resolve(sent.push(time.timing.now()))),
    );
    for (let second = 0; second < 20; second += 1) await time.pass(1000);
    await Promise.all(all);
    const most = Math.max(
      ...sent.map((from) => sent.filter((at) => at >= from && at < from + 1000).length),
    );
    // Half of the 50 a second for one app in one tenant.
    expect(most).toBe(25);
  });

  test('a send that fails does not hold up the next', async () => {
    const pace = createPace(instantTiming());
    const failing = pace('channel:1', () => Promise.reject(new Error('no')));
    const next = pace('channel:1', () => Promise.resolve('sent'));
    await expect(failing).rejects.toThrow('no');
    await expect(next).resolves.toBe('sent');
  });
});

/** One clock for everybody: who waits goes on together when the time has passed. */
function sharedTime() {
  let now = 0;
  let waiting: { until: number; go: () => void }[] = [];
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    timing: {
      now: () => now,
      wait: (milliseconds: number) =>
        new Promise<void>((go) => waiting.push({ until: now + milliseconds, go })),
      random: () => 0.5,
    },
    pass: async (milliseconds: number) => {
      await settled();
      now += milliseconds;
      const due = waiting.filter(({ until }) => until <= now);
      waiting = waiting.filter(({ until }) => until > now);
      for (const { go } of due) go();
      await settled();
    },
  };
}
