/**
 * Does the work for every item, several at a time, in order of their beginning.
 *
 * After the first failure nothing new is begun; what is running is waited for, then the failure is
 * thrown. `done` tells how many were finished.
 */
export async function concurrently<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
  done: (count: number) => void,
): Promise<void> {
  const faults: unknown[] = [];
  let next = 0;
  let finished = 0;
  const run = async (): Promise<void> => {
    while (next < items.length && faults.length === 0) {
      const item = items[next];
      next += 1;
      if (item === undefined) continue;
      try {
        await work(item);
        finished += 1;
        done(finished);
      } catch (error) {
        faults.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, run));
  if (faults.length > 0) throw faults[0];
}
