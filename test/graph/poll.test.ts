import { openPoll, type Reconciled } from '../../graph/poll';

const now = new Date('2026-11-21T10:00:00Z');
const noDrift = { missed: [], vanished: [] };
const reconcile = () => Promise.resolve(noDrift);
const options = { clock: { now: () => now }, seconds: 0, onFailure: () => undefined };

describe('keeping all copies up', () => {
  test('is as old as the beginning of the reading, and of no age before the first', async () => {
    const poll = openPoll([{ name: 'A', refresh: () => Promise.resolve(), reconcile }], options);
    expect(poll.asOf()).toBeUndefined();
    await poll.start();
    expect(poll.asOf()).toEqual(now);
    expect(poll.progress()).toEqual({ done: 1, of: 1 });
  });

  test('stays as old as it is when one list cannot be read, and reads the others', async () => {
    const read: string[] = [];
    const failures: string[] = [];
    const lists = ['A', 'B'].map((name) => ({
      name,
      reconcile,
      refresh: () => {
        read.push(name);
        return name === 'A' ? Promise.reject(new Error('no')) : Promise.resolve();
      },
    }));
    const poll = openPoll(lists, { ...options, onFailure: (name) => failures.push(name) });
    await expect(poll.refresh()).rejects.toThrow('no');
    expect(read).toEqual(['A', 'B']);
    expect(failures).toEqual(['A']);
    expect(poll.asOf()).toBeUndefined();
  });

  test('gives whoever asks during a reading the one after it, once for all of them', async () => {
    let running = 0;
    let most = 0;
    let count = 0;
    const refresh = async () => {
      count += 1;
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
    };
    const poll = openPoll([{ name: 'A', refresh, reconcile }], options);
    await Promise.all([poll.refresh(), poll.refresh(), poll.refresh()]);
    expect({ count, most }).toEqual({ count: 2, most: 1 });
  });

  test('reads again by itself until it is stopped', async () => {
    let count = 0;
    const refresh = () => {
      count += 1;
      return count === 2 ? Promise.reject(new Error('once')) : Promise.resolve();
    };
    const poll = openPoll([{ name: 'A', refresh, reconcile }], { ...options, seconds: 0.005 });
    await poll.start();
    // A busy machine is late with its timers; the test's own limit ends a wait in vain.
    while (count < 3) await new Promise((resolve) => setTimeout(resolve, 5));
    poll.stop();
    await new Promise((resolve) => setTimeout(resolve, 15));
    const after = count;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(count).toBe(after);
  });

  test('compares everything once a night, after three o’clock, and keeps what differed', async () => {
    let time = Date.parse('2026-11-21T10:00:00Z');
    const read: string[] = [];
    const told: Reconciled[] = [];
    const drift = { missed: [7], vanished: [9] };
    const list = {
      name: 'A',
      refresh: () => Promise.resolve(void read.push('changes')),
      reconcile: () => {
        read.push('everything');
        return Promise.resolve(drift);
      },
    };
    const clock = { now: () => new Date(time) };
    const poll = openPoll([list], { ...options, clock, onReconciled: (one) => told.push(one) });
    await poll.start();
    expect(poll.reconciled()).toEqual([]);
    time = Date.parse('2026-11-22T02:59:00Z');
    await poll.refresh();
    time = Date.parse('2026-11-22T03:01:00Z');
    await poll.refresh();
    await poll.refresh();
    expect(read).toEqual(['changes', 'changes', 'everything', 'changes']);
    expect(poll.reconciled()).toEqual([{ list: 'A', at: new Date(time), ...drift }]);
    expect(told).toEqual(poll.reconciled());
  });

  test('reads only the list whole again that could not be, not all others with it', async () => {
    let time = now.getTime();
    const read: string[] = [];
    const listThat = (name: string, reconciled: () => Promise<typeof noDrift>) => ({
      name,
      refresh: () => Promise.resolve(void read.push(`${name} changes`)),
      reconcile: () => {
        read.push(`${name} everything`);
        return reconciled();
      },
    });
    const lists = [listThat('A', () => Promise.reject(new Error('no'))), listThat('B', reconcile)];
    const poll = openPoll(lists, { ...options, clock: { now: () => new Date(time) } });
    await poll.start();
    time += 24 * 3_600_000;
    await expect(poll.refresh()).rejects.toThrow('no');
    time += 16_000;
    await expect(poll.refresh()).rejects.toThrow('no');
    expect(read.filter((one) => one.startsWith('A'))).toEqual([
      'A changes',
      'A everything',
      'A everything',
    ]);
    expect(read.filter((one) => one.startsWith('B'))).toEqual([
      'B changes',
      'B everything',
      'B changes',
    ]);
  });

  test('begins a list that could not be read whole anew only after longer and longer pauses', async () => {
    let time = now.getTime();
    let begun = 0;
    const refresh = () => {
      begun += 1;
      return begun < 4 ? Promise.reject(new Error('no')) : Promise.resolve();
    };
    const list = { name: 'A', reconcile, refresh };
    const poll = openPoll([list], { ...options, clock: { now: () => new Date(time) } });
    const after = async (seconds: number) => {
      time += seconds * 1000;
      await poll.refresh().catch(() => undefined);
      return begun;
    };
    expect(await after(0)).toBe(1);
    expect([await after(14), await after(2), await after(29), await after(2)]).toEqual([
      1, 2, 2, 3,
    ]);
    expect(poll.asOf()).toBeUndefined();
    expect([await after(59), await after(2)]).toEqual([3, 4]);
    expect(poll.asOf()).toEqual(new Date(time));
  });

  test('asks four lists at once and no more', async () => {
    let running = 0;
    let most = 0;
    const refresh = async () => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
    };
    const lists = Array.from({ length: 9 }, (_, id) => ({ name: String(id), refresh, reconcile }));
    const poll = openPoll(lists, options);
    await poll.start();
    // The first reading is of whole lists, which are held page by page: one after another.
    expect(most).toBe(1);
    await poll.refresh();
    expect(most).toBe(4);
    expect(poll.progress()).toEqual({ done: 9, of: 9 });
  });
});
