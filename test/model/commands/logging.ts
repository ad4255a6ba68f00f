import fc from 'fast-check';
import { logPackage } from '../../../teamsapp/packages/logPackage';
import { children, kinds, lastLogDay } from '../council';
import { londonDay } from '../oracle/days';
import { follow } from '../oracle/follow';
import { Broken, type Oracle } from '../oracle/oracle';
import { regulars } from '../people';
import { toldOf } from '../pressing';
import type { Place, World } from '../world';
import { type Command, command, mortally, pickOf } from './command';

interface DrawnLog {
  child: number;
  kind: number;
  who: number;
  at: Place;
  writes: number | undefined;
}

/** Logs a package of a child, once for each child; pressed again it is the same package. */
export const logging: fc.Arbitrary<Command> = fc
  .record({
    child: fc.nat(children.length - 1),
    kind: fc.nat(kinds.length - 1),
    who: fc.constantFrom(0, 0, 8, 8, 1, 6, 6, 2, 3, 7, 11),
    at: fc.constantFrom<Place[]>(0, 1),
    writes: fc.constantFrom(undefined, undefined, undefined, 1, 2, 3, 4, 5, 6),
  })
  .map((drawn) =>
    command({
      says: `log ${JSON.stringify(drawn)}`,
      happens: (oracle, world) => log(oracle, world, drawn),
    }),
  );

async function log(oracle: Oracle, world: World, drawn: DrawnLog): Promise<void> {
  const child = pickOf(children, drawn.child);
  if (londonDay(world.clock.now().toISOString()) > lastLogDay) return;
  const known = [...oracle.packages.keys()].find((key) =>
    key.startsWith(`log-${child.reference}-`),
  );
  const key = known ?? `log-${child.reference}-${String(drawn.kind)}`;
  const { form } = pickOf(kinds, Number(key.slice(key.lastIndexOf('-') + 1)));
  const person = world.tenant.people.get(pickOf(regulars, drawn.who).id);
  const server = world.servers[drawn.at];
  if (!person) throw new Error('Everybody is in the tenant.');
  const filled = { ...form, childReference: child.reference, team: child.team };
  const isRestricted = server.app.children
    .all()
    .some(({ reference, restricted }) => reference === child.reference && restricted);
  const told = await mortally(server, drawn.writes, async () => {
    const made = await toldOf(
      logPackage(server.app, person, { draftId: key, form: filled }).then((one) => one.approval),
    );
    await server.settle();
    return made;
  });
  follow(oracle, world);
  const isClose = person.teams.includes(child.team) || person.roles.includes('safeguarding');
  const mayLog =
    !person.isGuest && person.roles.some((role) => role === 'staff' || role === 'manager');
  const owner = oracle.packages.get(key);
  const must = !mayLog || (owner && owner.requester !== person.id) ? 'notAllowed' : 'done';
  const hidden = isRestricted && !isClose;
  if (told.is === 'nothing') return;
  const is = told.is === 'done' ? 'done' : told.code;
  const isRight = is === must || (hidden && mayLog && is === 'invalid');
  if (!isRight) throw new Broken(`log ${JSON.stringify(drawn)} was ${is}, must be ${must}`);
  if (told.is === 'done' && owner) owner.isTold = true;
}
