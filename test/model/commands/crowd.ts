import fc from 'fast-check';
import { follow } from '../oracle/follow';
import { now, type Oracle, present } from '../oracle/oracle';
import { stateOf } from '../oracle/state';
import { panel, regulars } from '../people';
import { attempt } from '../pressing';
import type { Press } from '../press';
import type { World } from '../world';
import { anyRequest, type Command, command, pickOf } from './command';
import { type DrawnPress, drawnPress, pressOf } from './press';

/** How many people press at once, the many ones more rarely: they cost as much as all the others. */
const sizes = [...Array.from({ length: 12 }, () => [2, 2, 3]).flat(), 5, 5, 5, 5, 5, 10, 10, 50];

/**
 * Many people press at the same moment, on one request and at both processes. In which order their
 * requests reach the lists, and the answers them, is drawn by the scheduler.
 */
export const crowd: fc.Arbitrary<Command> = fc
  .constantFrom(...sizes)
  .chain((size) =>
    fc.record({
      pick: fc.nat(3),
      drawn: fc.array(drawnPress, { minLength: size, maxLength: size, size: 'max' }),
    }),
  )
  .map((drawn) =>
    command({
      says: `crowd ${JSON.stringify(drawn)}`,
      can: anyRequest,
      happens: (oracle, world) => atOnce(oracle, world, drawn),
    }),
  );

async function atOnce(
  oracle: Oracle,
  world: World,
  { pick, drawn }: { pick: number; drawn: readonly DrawnPress[] },
): Promise<void> {
  const requests = present(oracle);
  const open = requests.filter((one) => stateOf(now(one)) === 'open');
  const { id } = pickOf(open.length > 0 ? open : requests, pick);
  const place = requests.findIndex((one) => one.id === id);
  const presses = drawn.map((one, index) => {
    const press = pressOf(oracle, world, { ...one, pick: place });
    // Enough different people for fifty of them.
    return drawn.length > regulars.length ? { ...press, who: pickOf(panel, index).id } : press;
  });
  const pressAndFollow = async (press: Press) => {
    const made = await attempt(oracle, world, press);
    // What follows meets the presses that are still on their way.
    if (drawn.length <= 5) await world.servers[press.at].settle();
    return made;
  };
  const attempts = await world.together(() => presses.map(pressAndFollow));
  follow(oracle, world, attempts);
  for (const server of world.servers) await server.settle();
}
