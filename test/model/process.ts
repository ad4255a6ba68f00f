/** The process is gone: nothing that it does afterwards happens. */
export class Died extends Error {}

/** One server process, as its lists and channels see it. */
export interface Process {
  /** Writes until it dies: the last one is stored, and its answer is lost. */
  writesLeft: number;
  isDead: boolean;
  /** Requests since this was last set to 0. */
  requests: number;
  /** Waits until a request may go on its way, or its answer may arrive. */
  turn(): Promise<void>;
  /** Told just before each write. */
  writes(): void;
}

/** Reads something outside the process, in its turn. */
export async function asked<R>(process: Process, read: () => R): Promise<R> {
  await process.turn();
  if (process.isDead) throw new Died();
  process.requests += 1;
  return read();
}

/** Writes something outside the process; it may be the last thing that the process does. */
export async function written<R>(process: Process, write: () => R): Promise<R> {
  const result = await asked(process, () => {
    process.writes();
    const stored = write();
    process.writesLeft -= 1;
    if (process.writesLeft <= 0) process.isDead = true;
    return stored;
  });
  await process.turn();
  if (process.isDead) throw new Died();
  return result;
}
