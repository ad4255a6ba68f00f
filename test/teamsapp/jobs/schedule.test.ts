import { openSchedule, type ScheduleLog, type Timers } from '../../../teamsapp/jobs/schedule';
import { appWith, type TestApp } from '../../support/app';
import { aDraft } from '../../support/build';

/** Timers that fire when the test says so. */
function handTimers() {
  const waiting = new Map<number, { work: () => void; milliseconds: number }>();
  let last = 0;
  const timers: Timers = {
    set: (work, milliseconds) => {
      waiting.set((last += 1), { work, milliseconds });
      return last;
    },
    clear: (timer) => {
      if (typeof timer === 'number') waiting.delete(timer);
    },
  };
  return {
    timers,
    waits: () => [...waiting.values()].map(({ milliseconds }) => milliseconds),
    fire: () => {
      const [first] = waiting;
      if (!first) throw new Error('No timer waits.');
      waiting.delete(first[0]);
      first[1].work();
    },
  };
}
const turns = async () => {
  for (let turn = 0; turn < 60; turn += 1) await Promise.resolve();
};
function recordingLog(): ScheduleLog & { lines: string[] } {
  const lines: string[] = [];
  const note = (_fields: object, line: string) => void lines.push(line);
  return { lines, info: note, warn: note, error: note };
}
const expired = aDraft({ expires: '2026-11-24T09:59:59.000Z' });

describe('running repair by the clock', () => {
  test('runs at the start and again after each run', async () => {
    const app = appWith({ drafts: [expired] });
    const { timers, waits, fire } = handTimers();
    const schedule = openSchedule(app, { everySeconds: 60, log: recordingLog(), timers });
    schedule.start();
    await turns();
    expect(app.drafts.all()).toEqual([]);
    expect(waits()).toEqual([60_000]);
    await app.drafts.add(aDraft({ id: 5, requestKey: 'x', expires: '2026-11-24T09:00:00.000Z' }));
    fire();
    await turns();
    expect(app.drafts.all()).toEqual([]);
    await schedule.stop();
  });

  test('never runs twice at once', async () => {
    let finish: () => void = () => undefined;
    const hanging = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const app = appWith({ drafts: [expired] });
    const slow: TestApp = { ...app, drafts: { ...app.drafts, remove: () => hanging } };
    const { timers, waits } = handTimers();
    const schedule = openSchedule(slow, { everySeconds: 60, log: recordingLog(), timers });
    schedule.start();
    schedule.start();
    await turns();
    expect(waits()).toEqual([]);
    finish();
    await turns();
    expect(waits()).toEqual([60_000]);
    await schedule.stop();
  });

  test('stops when the run under way has ended', async () => {
    const app = appWith({ drafts: [expired] });
    const { timers, waits } = handTimers();
    const schedule = openSchedule(app, { everySeconds: 60, log: recordingLog(), timers });
    schedule.start();
    await schedule.stop();
    expect(app.drafts.all()).toEqual([]);
    expect(waits()).toEqual([]);
  });

  test('says what it did, what it left, and goes on after an error', async () => {
    const app = appWith({ drafts: [expired, aDraft({ ...expired, id: 2, requestKey: 'y' })] });
    app.drafts.failNextWrite(new Error('broken row'));
    const log = recordingLog();
    const { timers, waits } = handTimers();
    const schedule = openSchedule(app, { everySeconds: 60, log, timers });
    schedule.start();
    await turns();
    expect(log.lines).toEqual(['left for the next repair', 'repaired']);
    expect(waits()).toEqual([60_000]);
    await schedule.stop();
  });

  test('a fault of repair itself is logged and does not end the schedule', async () => {
    const app = appWith();
    const broken: TestApp = {
      ...app,
      clock: {
        ...app.clock,
        now: () => {
          throw new Error('no clock');
        },
      },
    };
    const log = recordingLog();
    const { timers, waits } = handTimers();
    const schedule = openSchedule(broken, { everySeconds: 60, log, timers });
    schedule.start();
    await turns();
    expect(log.lines).toEqual(['left for the next repair', 'left for the next notices']);
    expect(waits()).toEqual([60_000]);
    await schedule.stop();
  });
});
