import { repair } from '../../teamsapp/jobs/repair';
import { Broken, type Oracle } from './oracle/oracle';
import { follow } from './oracle/follow';
import type { World } from './world';

/** So many rounds are enough for whatever was left undone. */
const roundsAtMost = 8;

/**
 * Lets every process refresh, repair and do what follows, as the schedule does, until a round
 * writes nothing. Throws `Broken` when that does not come, or when repair leaves something undone.
 */
export async function quiesce(oracle: Oracle, world: World): Promise<void> {
  world.channel.faults.length = 0;
  for (let round = 1; round <= roundsAtMost; round += 1) {
    const before = world.writes();
    const failures: string[] = [];
    for (const server of world.servers) failures.push(...(await repaired(server)));
    follow(oracle, world);
    // A claim that somebody left behind is respected for two minutes.
    world.clock.pass(3);
    if (world.writes() !== before) continue;
    if (failures.length === 0) return;
    throw new Broken(`Repair comes to an end with ${failures.join('; ')}`);
  }
  throw new Broken(`After ${String(roundsAtMost)} rounds repair still finds something to do`);
}

async function repaired(server: World['servers'][number]): Promise<string[]> {
  await server.settle();
  server.refresh();
  const { failures } = await repair(server.app);
  await server.settle();
  return failures.map(({ subject, error }) => {
    // A bug of the product is no failure that the next run comes back to.
    if (error instanceof TypeError) throw error;
    return `${subject}: ${error instanceof Error ? error.message : 'unknown'}`;
  });
}
