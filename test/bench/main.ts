import { decideBench } from './decide';
import { graphBench } from './graph';
import { readBench } from './reading';
import type { Result } from './result';
import { isFailure, print } from './result';
import { startBench } from './starting';
import { openWorld, size, type World } from './world';
import { writeBench } from './writing';
import { projectRoot } from '../../teamsapp/root';

/** What a bench can ask for; the big demo world is made only for those that want it. */
interface Stage {
  world(): Promise<World>;
  say(line: string): void;
}

type Bench = (stage: Stage) => AsyncIterable<Result>;

/** A bench that needs the demo world, and has its results all at once. */
const inWorld = (bench: (world: World) => Promise<Result[]>): Bench =>
  async function* results(stage) {
    yield* await bench(await stage.world());
  };

/** Every bench by its name; each measures itself beside a peer in the same run. */
const benches: Record<string, Bench> = {
  graph: ({ say }) => graphBench(projectRoot(), say),
  decide: ({ say }) => decideBench(projectRoot(), say),
  read: inWorld(readBench),
  write: inWorld(writeBench),
  start: inWorld(startBench),
};

/** npm run bench [-- NAME] [--json]: status 1 when a count misses a goal that must hold. */
async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const asJson = args.includes('--json');
  const only = args.find((arg) => !arg.startsWith('--'));
  if (only && !benches[only])
    throw new Error(
      `There is no bench "${only}". Choose from: ${Object.keys(benches).join(', ')}.`,
    );
  const { stage, close } = stageSaying((line) => {
    if (!asJson) console.log(line);
  });
  for (const [name, bench] of Object.entries(benches)) {
    if (only && name !== only) continue;
    for await (const result of bench(stage)) {
      print(result, asJson);
      if (isFailure(result)) process.exitCode = 1;
    }
  }
  await close();
}

function stageSaying(say: (line: string) => void): { stage: Stage; close(): Promise<void> } {
  let world: Promise<World> | undefined;
  const open = () => {
    const { providers, packages } = size;
    say(`On ${String(providers)} providers and ${String(packages)} packages in the local Graph.`);
    return openWorld(projectRoot(), say);
  };
  return {
    stage: { say, world: () => (world ??= open()) },
    close: async () => (await world)?.close(),
  };
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
