import fc from 'fast-check';
import type { Command } from './commands/command';
import { expectWhole } from './invariants';
import { newOracle, type Oracle } from './oracle/oracle';
import { quiesce } from './quiesce';
import { openWorld, type World } from './world';

/*
 * MODEL_STEPS says how many steps each test takes at least, MODEL_SEED with which seed it begins.
 * A failure prints MODEL_SEED and MODEL_PATH, which run that one case again and nothing else:
 * MODEL_SEED=1 MODEL_PATH="7:1~AB:C" npx jest --config test/jest.config.cjs test/model/everyday
 */
const firstSeed = Number(process.env.MODEL_SEED ?? 20_261_124);
const [path = '', replayPath = ''] = (process.env.MODEL_PATH ?? '').split('~');
/** Commands in one run of the council, and runs with one seed. */
const commandsAtMost = 60;
const runsASeed = 100;

/** What a model run has tried. */
export interface Tried {
  steps: number;
  runs: number;
}

/**
 * Runs the council with drawn commands until so many steps are taken; after each run everything
 * comes to rest and must be whole. Throws with what replays the smallest case that breaks.
 */
export async function runModel(
  drawn: readonly fc.Arbitrary<Command>[],
  stepsAtLeast: number,
): Promise<Tried> {
  const wanted = Number(process.env.MODEL_STEPS ?? stepsAtLeast);
  const tried: Tried = { steps: 0, runs: 0 };
  const commands = fc.commands([...drawn], {
    maxCommands: commandsAtMost,
    size: 'max',
    ...(replayPath !== '' && { replayPath }),
  });
  const property = fc.asyncProperty(commands, fc.scheduler(), async (some, scheduler) => {
    const { oracle, world } = await lived(some, scheduler);
    tried.steps += oracle.steps;
    tried.runs += 1;
    await quiesce(oracle, world);
    expectWhole(oracle, world);
  });
  for (let seed = firstSeed; tried.steps < wanted; seed += 1) {
    const numRuns = path === '' ? runsASeed : 1;
    const details = await fc.check(property, { seed, numRuns, ...(path !== '' && { path }) });
    if (details.failed) throw new Error(replayable(seed, details));
    if (path !== '') break;
  }
  return tried;
}

/** One life of the council, until the last command. */
async function lived(
  commands: Iterable<Command>,
  scheduler: fc.Scheduler,
): Promise<{ oracle: Oracle; world: World }> {
  const oracle = newOracle();
  const world = openWorld(scheduler);
  await fc.asyncModelRun(() => ({ model: oracle, real: world }), commands);
  return { oracle, world };
}

function replayable(
  seed: number,
  details: fc.RunDetails<[Iterable<Command>, fc.Scheduler]>,
): string {
  const [commands] = details.counterexample ?? [];
  const said = String(commands);
  const own = /replayPath="([^"]*)"/.exec(said)?.[1] ?? '';
  const why = details.errorInstance;
  const what = why instanceof Error ? (why.stack ?? why.message) : String(why);
  return `MODEL_SEED=${String(seed)} MODEL_PATH="${details.counterexamplePath ?? ''}~${own}" runs it again:\n${said}\n${what}`;
}
