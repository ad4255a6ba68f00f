import fc from 'fast-check';
import { restrictChild } from '../../../teamsapp/safeguarding/restrictChild';
import { isAppError } from '../../../teamsapp/common/errors';
import { children } from '../council';
import { Broken } from '../oracle/oracle';
import { regulars, type Somebody } from '../people';
import type { Place, World } from '../world';
import { type Command, command, pickOf } from './command';

type Change = 'leave' | 'guest' | 'back';

/** Somebody leaves all groups, becomes a guest, or is again as at first. */
export const moving: fc.Arbitrary<Command> = fc
  .record({
    who: fc.nat(regulars.length - 1),
    change: fc.constantFrom<Change[]>('leave', 'guest', 'back', 'back', 'back'),
  })
  .map(({ who, change }) =>
    command({
      says: `${change} ${regulars[who]?.name ?? ''}`,
      happens: (_, { tenant }) => {
        const first = pickOf(regulars, who);
        const changed: Record<Change, Somebody> = {
          leave: { ...first, roles: [], teams: [], groups: [] },
          guest: { ...first, isGuest: true },
          back: first,
        };
        tenant.people.set(first.id, changed[change]);
        return Promise.resolve();
      },
    }),
  );

/** Safeguarding, a manager or somebody else restricts a child, or lifts that. */
export const restricting: fc.Arbitrary<Command> = fc
  .record({
    child: fc.nat(children.length - 1),
    restricted: fc.boolean(),
    who: fc.constantFrom(1, 2, 5, 5, 5, 6, 7),
    at: fc.constantFrom<Place[]>(0, 1),
  })
  .map((drawn) =>
    command({
      says: `restrict ${JSON.stringify(drawn)}`,
      happens: (_, world) => restrict(world, drawn),
    }),
  );

async function restrict(
  world: World,
  drawn: { child: number; restricted: boolean; who: number; at: Place },
): Promise<void> {
  const { reference } = pickOf(children, drawn.child);
  const server = world.servers[drawn.at];
  const person = world.tenant.people.get(pickOf(regulars, drawn.who).id);
  if (!person) throw new Error('Everybody is in the tenant.');
  const { restricted } = drawn;
  const input = { child: { reference }, restricted, because: 'A threat.' };
  const rights = [server.app.children, world.lists.children].map((list) =>
    rightOf(
      person,
      list.all().find((one) => one.reference === reference),
    ),
  );
  const is = await restrictChild(server.app, person, input).then(
    () => 'done',
    (error: unknown) => (isAppError(error) ? error.code : Promise.reject(error as Error)),
  );
  await server.settle();
  if (!rights.includes(is)) {
    throw new Broken(`restrict ${JSON.stringify(drawn)} was ${is}, must be ${rights.join(' or ')}`);
  }
  const now = world.lists.children.all().find((one) => one.reference === reference);
  if (is === 'done' && now?.restricted !== restricted) {
    throw new Broken('I9: somebody was told of a restriction that is not stored');
  }
}

function rightOf(
  person: Somebody,
  child: { team: string; restricted: boolean } | undefined,
): string {
  const { roles, teams, isGuest } = person;
  const isOfTeam = child !== undefined && teams.includes(child.team);
  const isSafeguarding = roles.includes('safeguarding');
  const sees = !isGuest && roles.some((role) => role !== 'schoolReader');
  if (!child || !sees || (child.restricted && !isOfTeam && !isSafeguarding)) return 'notFound';
  return isSafeguarding || (roles.includes('manager') && isOfTeam) ? 'done' : 'notAllowed';
}
