import type fc from 'fast-check';
import { follow } from '../oracle/follow';
import { type Oracle, present } from '../oracle/oracle';
import type { Server } from '../server';
import type { Place, World } from '../world';

/** One thing that may happen in the council. */
export type Command = fc.AsyncCommand<Oracle, World>;

export interface Described {
  /** What a failure prints. */
  says: string;
  /** Whether it can happen now; always when absent. */
  can?: (oracle: Oracle) => boolean;
  /** Does it, and tells the model. */
  happens: (oracle: Oracle, world: World) => Promise<void>;
}

/** A command of the model run, which counts as one step. */
export function command({ says, can = () => true, happens }: Described): Command {
  return {
    check: (oracle) => can(oracle),
    run: async (oracle, world) => {
      oracle.steps += 1;
      await happens(oracle, world);
      follow(oracle, world);
      revive(world);
    },
    toString: () => says,
  };
}

/** Whether there is a request to do something with. */
export const anyRequest = (oracle: Oracle): boolean => present(oracle).length > 0;

/** The one of several that a drawn number means. */
export function pickOf<T>(many: readonly T[], pick: number): T {
  const one = many[pick % Math.max(1, many.length)];
  if (one !== undefined) return one;
  throw new Error('There is nothing to choose from.');
}

/** A new process in the place of each that died. */
export function revive(world: World): void {
  for (const at of [0, 1] as Place[]) if (world.servers[at].process.isDead) world.restart(at);
}

/** Lets a process make so many writes during some work: the last one is stored, then it dies. */
export async function mortally<R>(
  { process }: Server,
  writes: number | undefined,
  work: () => Promise<R>,
): Promise<R> {
  process.writesLeft = writes ?? Infinity;
  try {
    return await work();
  } finally {
    process.writesLeft = Infinity;
  }
}
