import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Thrown when a live process already owns the data folder. */
export class LocalGraphLocked extends Error {
  override readonly name = 'LocalGraphLocked';

  /** The process that has the folder; 0 when it could not be told. */
  constructor(
    readonly pid: number,
    dataDir: string,
  ) {
    super(`The folder ${dataDir} is in use by process ${pid || 'unknown'}.`);
  }
}

/**
 * Writes down who owns a folder. This is only a note for people: what keeps a second process out
 * is the database's own lock, which the operating system ends with its holder.
 */
export function noteOwner(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(ownerFile(dataDir), `${process.pid}\n`);
}

/** Reads who owns a folder; 0 when the note is missing or unreadable. */
export function ownerOf(dataDir: string): number {
  try {
    return Number.parseInt(readFileSync(ownerFile(dataDir), 'utf8'), 10) || 0;
  } catch (cause) {
    // The owner may be between taking the lock and writing its note.
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return 0;
    throw cause;
  }
}

function ownerFile(dataDir: string): string {
  return join(dataDir, 'owner.pid');
}
