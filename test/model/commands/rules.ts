import fc from 'fast-check';
import { endDeputies, nameDeputy } from '../../../teamsapp/approvals/nameDeputy';
import { isAppError } from '../../../teamsapp/common/errors';
import { publishSetting } from '../../../teamsapp/settings/publishSetting';
import type { ApprovalRules } from '../../../teamsapp/settings/settings';
import { ruleSets } from '../council';
import { londonDay, nextDay } from '../oracle/days';
import { Broken } from '../oracle/oracle';
import { isHighEnough } from '../oracle/seat';
import { bodyOf, type View, viewOf } from '../oracle/view';
import { regulars, type Somebody } from '../people';
import type { Place, World } from '../world';
import { type Command, command, pickOf } from './command';

const place = fc.constantFrom<Place[]>(0, 1);

/** An administrator, or somebody else, publishes another set of rules from a day. */
export const publishing: fc.Arbitrary<Command> = fc
  .record({
    set: fc.nat(ruleSets.length - 1),
    days: fc.constantFrom(0, 0, 3),
    who: fc.constantFrom(3, 3, 3, 1),
    at: place,
  })
  .map(({ set, days, who, at }) =>
    command({
      says: `publish ${JSON.stringify({ set, days, who, at })}`,
      async happens(_, world) {
        const { app } = world.servers[at];
        const person = somebody(world, who);
        const validFrom = later(dayOf(world), days);
        const isNewest = newestIn(app.settings.all()) === newestIn(world.lists.settings.all());
        const mayPublish = person.roles.includes('administrator') && !person.isGuest;
        const must = !mayPublish ? 'notAllowed' : isNewest ? 'done' : 'conflict';
        const value = pickOf(ruleSets, set);
        const is = await resultOf(
          publishSetting(app, person, { name: 'approvalRules', validFrom, value }),
        );
        // Published by the same person in the same minute with the same words it is the same.
        const isSame = world.lists.settings
          .all()
          .some(
            (row) =>
              row.name === 'approvalRules' &&
              row.validFrom === validFrom &&
              row.publishedAt === world.clock.now().toISOString() &&
              'stages' in row.value &&
              namesOf(row.value) === namesOf(value),
          );
        if (is === 'done' && must === 'conflict' && isSame) return;
        if (is !== must) throw new Broken(`publishing was ${is}, must be ${must}`);
      },
    }),
  );

/** Somebody names a deputy, for days that are drawn. */
export const naming: fc.Arbitrary<Command> = fc
  .record({
    of: fc.constantFrom(1, 2, 4, 9, 10, 12, 0),
    deputy: fc.constantFrom(1, 2, 4, 9, 10, 6, 7, 13),
    from: fc.nat(3),
    length: fc.nat(6),
    byAdministrator: fc.constantFrom(false, false, true),
    at: place,
  })
  .map((drawn) =>
    command({
      says: `name ${JSON.stringify(drawn)}`,
      async happens(_, world) {
        const server = world.servers[drawn.at];
        const of = somebody(world, drawn.of);
        const deputy = somebody(world, drawn.deputy);
        const actor = drawn.byAdministrator ? somebody(world, 3) : of;
        const from = later(dayOf(world), drawn.from);
        const to = later(from, drawn.length);
        const view = viewOf(world, server, '', '');
        const must = mayName(view, actor, of, deputy);
        const input = { ofId: of.id, deputyId: deputy.id, from, to };
        const is = await resultOf(nameDeputy(server.app, actor, input));
        if (is !== must)
          throw new Broken(`name ${JSON.stringify(drawn)} was ${is}, must be ${must}`);
        const stored = viewOf(world, server, '', '').deputies;
        const isThere = stored.some(
          (one) => one.of.id === of.id && one.deputy.id === deputy.id && one.to === to,
        );
        if (is === 'done' && !isThere) throw new Broken('I9: a deputy was told and is not stored');
      },
    }),
  );

/** Somebody is back. */
export const ending: fc.Arbitrary<Command> = fc
  .record({ of: fc.constantFrom(1, 2, 4, 9, 10, 12), at: place })
  .map(({ of, at }) =>
    command({
      says: `end the deputies of ${regulars[of]?.name ?? ''} at ${String(at)}`,
      async happens(_, world) {
        const server = world.servers[at];
        const person = somebody(world, of);
        await endDeputies(server.app, person, {});
        const { deputies, day } = viewOf(world, server, '', '');
        const left = deputies.filter((one) => one.of.id === person.id && one.to >= day);
        if (left.length > 0) throw new Broken('I4: a deputy that was ended is still there');
      },
    }),
  );

function mayName(view: View, actor: Somebody, of: Somebody, deputy: Somebody): string {
  const isOwn = actor.id === of.id;
  const administers = actor.roles.includes('administrator') && !actor.isGuest;
  if (!isOwn && !administers) return 'notAllowed';
  const own = view.rules.filter(({ body }) =>
    [...of.teams, ''].some((team) => bodyOf(view, body, team).includes(of.id)),
  );
  if (own.length === 0 || of.id === deputy.id || deputy.isGuest) return 'invalid';
  return own.some((rule) => isHighEnough(view, deputy.id, rule)) ? 'done' : 'invalid';
}

function namesOf({ stages }: ApprovalRules): string {
  return stages.map(({ name, quorum }) => `${name} ${String(quorum)}`).join();
}

function newestIn(rows: readonly { id: number; name: string }[]): number {
  return Math.max(0, ...rows.filter(({ name }) => name === 'approvalRules').map(({ id }) => id));
}

async function resultOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (isAppError(error)) return error.code;
    throw error;
  }
}

function somebody({ tenant }: World, index: number): Somebody {
  const person = tenant.people.get(pickOf(regulars, index).id);
  if (person) return person;
  throw new Error('Everybody is in the tenant.');
}

function dayOf({ clock }: World): string {
  return londonDay(clock.now().toISOString());
}

function later(day: string, days: number): string {
  return days === 0 ? day : later(nextDay(day), days - 1);
}
