import type { App } from '../app';
import { addDays, daysBetween, isDay, longDay, today, type IsoDay } from '../common/dates';
import { AppError } from '../common/errors';
import type { Person } from '../common/event';
import type { Actor } from '../people/actor';
import { may } from '../people/permissions';
import { bodyMembers } from '../settings/bodies';
import { changeSetting } from '../settings/changeSetting';
import { isSameOrHigher } from '../settings/deputies';
import { setting } from '../settings/inForce';
import type { Deputy, StageRule } from '../settings/settings';

/** A deputy for longer is a new approver, whom the rules should name. */
const longestDays = 366;

export interface NameDeputyInput {
  /** Who is away; the person who asks when absent. */
  ofId?: string;
  deputyId: string;
  /** First and last day, both included. */
  from: IsoDay;
  to: IsoDay;
}

/**
 * Names who decides for an approver between two days: the approver's own wish, or an
 * administrator's when the approver cannot say it. Named again for overlapping days it replaces
 * what was said before. From the last day's end the deputy has no seat any more.
 *
 * Throws `notAllowed` for everybody else, `invalid` with the field for days that are over or too
 * long, for a deputy who is below the approver's stage, a guest or unknown, and for somebody who
 * is in no stage's body.
 */
export async function nameDeputy(app: App, actor: Actor, input: NameDeputyInput): Promise<Deputy> {
  const of = await approverOrThrow(app, actor, input.ofId ?? actor.id);
  daysOrThrow(app, input);
  const deputy = await deputyOrThrow(app, of, input.deputyId);
  const { from, to } = input;
  const named: Deputy = { of: of.person, deputy, from, to, by: { id: actor.id, name: actor.name } };
  await changeSetting(app, actor, 'deputies', (present) => [
    ...present.filter((one) => isStillNeeded(app, one) && !isReplaced(one, named)),
    named,
  ]);
  return named;
}

/**
 * Ends whatever deputies an approver has, now. Answers how many there were. Throws `notAllowed`
 * for everybody but the approver and administrators.
 */
export async function endDeputies(
  app: App,
  actor: Actor,
  { ofId = actor.id }: { ofId?: string },
): Promise<number> {
  refuseOthers(actor, ofId);
  const isTheirs = ({ of, to }: Deputy) => of.id === ofId && to >= today(app.clock);
  const count = setting(app, 'deputies').filter(isTheirs).length;
  await changeSetting(app, actor, 'deputies', (present) =>
    present.filter((one) => isStillNeeded(app, one) && !isTheirs(one)),
  );
  return count;
}

interface Approver {
  person: Person;
  /** The stages in whose bodies the person is. */
  rules: readonly StageRule[];
}

async function approverOrThrow(app: App, actor: Actor, id: string): Promise<Approver> {
  refuseOthers(actor, id);
  const { id: personId, name, teams } = id === actor.id ? actor : await app.directory.actor(id);
  const rules: StageRule[] = [];
  for (const rule of setting(app, 'approvalRules').stages) {
    for (const team of [...teams, '']) {
      const members = await bodyMembers(app, rule.body, team);
      if (!members.some((member) => member.id === id)) continue;
      rules.push(rule);
      break;
    }
  }
  if (rules.length > 0) return { person: { id: personId, name }, rules };
  throw new AppError('invalid', `${name} decides no stage, so nobody can decide instead.`, 'ofId');
}

function refuseOthers(actor: Actor, ofId: string): void {
  if (ofId === actor.id || may(actor, 'administer')) return;
  throw new AppError(
    'notAllowed',
    'You can name a deputy for yourself. For somebody else an Education Packages administrator can.',
  );
}

function daysOrThrow(app: App, { from, to }: NameDeputyInput): void {
  const day = today(app.clock);
  if (!isDay(from)) throw wrong('from', 'Enter the first day.');
  if (!isDay(to)) throw wrong('to', 'Enter the last day.');
  if (to < from) throw wrong('to', 'The last day is before the first. Change one of them.');
  if (to < day) throw wrong('to', `The last day, ${longDay(to)}, is over. Choose a later one.`);
  if (daysBetween(from, to) >= longestDays) {
    const latest = longDay(addDays(from, longestDays - 1));
    throw wrong('to', `A deputy can be named until ${latest} at most. Choose an earlier day.`);
  }
}

async function deputyOrThrow(app: App, of: Approver, deputyId: string): Promise<Person> {
  if (deputyId === of.person.id) throw wrong('deputyId', 'Choose somebody else as deputy.');
  const { id, name, isGuest } = await app.directory.actor(deputyId);
  if (isGuest) throw wrong('deputyId', `${name} is a guest and cannot decide. Choose a colleague.`);
  for (const rule of of.rules) {
    if (await isSameOrHigher(app, id, rule)) return { id, name };
  }
  const stages = of.rules.map((rule) => rule.name).join(' or ');
  throw wrong(
    'deputyId',
    `${name} decides nothing at the level of ${stages} or above. Choose somebody who does.`,
  );
}

/** The same approver's deputy on some of the same days. */
function isReplaced(one: Deputy, { of, from, to }: Deputy): boolean {
  return one.of.id === of.id && one.from <= to && one.to >= from;
}

/** What is long over is only needed where it is remembered: in the decisions themselves. */
function isStillNeeded(app: Pick<App, 'clock'>, { to }: Deputy): boolean {
  return daysBetween(to, today(app.clock)) <= longestDays;
}

function wrong(field: keyof NameDeputyInput, sentence: string): AppError {
  return new AppError('invalid', sentence, field);
}
