import { readBench } from './reading';
import type { Result } from './result';
import { print } from './result';
import { startBench } from './starting';
import { openWorld, size, type World } from './world';
import { writeBench } from './writing';
import { projectRoot } from '../../teamsapp/root';

/** Every bench by its name; each measures itself beside a peer in the same run. */
const benches: Record<string, (world: World) => Promise<Result[]>> = {
  read: readBench,
  write: writeBench,
  start: startBench,
};

/** npm run bench [-- NAME] [--json] */
async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const asJson = args.includes('--json');
  const only = args.find((arg) => !arg.startsWith('--'));
  if (only && !benches[only])
    throw new Error(
      `There is no bench "${only}". Choose from: ${Object.keys(benches).join(', ')}.`,
    );
  const say = (line: string) => {
    if (!asJson) console.log(line);
  };
  say(
    `On ${String(size.providers)} providers and ${String(size.packages)} packages in the local Graph.`,
  );
  const world = await openWorld(projectRoot(), say);
  for (const [name, bench] of Object.entries(benches)) {
    if (only && name !== only) continue;
    for (const result of await bench(world)) print(result, asJson);
  }
  await world.close();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
