import type { App } from '../app';
import type { Person } from '../common/event';
import type { Actor } from '../people/actor';
import { bodyMembers, isInBody } from '../settings/bodies';
import { deputiesOn, isSameOrHigher } from '../settings/deputies';
import { isPanelStage } from '../settings/panels';
import type { StageRule } from '../settings/settings';
import type { Approval, Decision, Stage } from './approval';

type Council = Pick<App, 'directory' | 'settings' | 'auditKey' | 'clock'>;

/** Somebody who may answer a stage, and for whom. */
export interface Seat {
  person: Person;
  /** The member of the body who is away. */
  insteadOf?: Person;
}

/**
 * Everybody with a seat in the stage's body for packages of the team: its members, and the
 * deputies of those, who are of the same level or a higher one. A member who is also somebody's
 * deputy has the own seat alone; who stands in for several has a seat for each of them.
 */
export async function seatsIn(app: Council, rule: StageRule, team: string): Promise<Seat[]> {
  const members = await bodyMembers(app, rule.body, team);
  const ids = new Set(members.map(({ id }) => id));
  const seats: Seat[] = members.map((person) => ({ person }));
  // A panel has its deputy chair and its quorum for those who are away.
  if (isPanelStage(rule)) return seats;
  for (const { of, deputy } of deputiesOn(app)) {
    // A deputy has no seat of the own to give away, so nobody stands in for a deputy.
    if (!ids.has(of.id) || ids.has(deputy.id)) continue;
    if (!(await isSameOrHigher(app, deputy.id, rule))) continue;
    seats.push({ person: deputy, insteadOf: of });
  }
  return seats;
}

/**
 * The seats whose holders may still answer the stage: neither they nor those for whom they answer
 * asked for the decision, have answered it, or are kept out because they decided before.
 */
export async function freeSeats(app: Council, approval: Approval, stage: Stage): Promise<Seat[]> {
  const out = taken(approval, stage);
  const seats = await seatsIn(app, stage.rule, approval.team);
  const free = seats.filter(
    ({ person, insteadOf }) => !out.has(person.id) && !out.has(insteadOf?.id ?? ''),
  );
  // One answer each: for whoever of those that are away has not answered, the first named first.
  const holders = free.map(({ person }) => person.id);
  return free.filter(({ person }, place) => holders.indexOf(person.id) === place);
}

/** Ids of those who may not answer the stage any more, or never might. */
function taken(approval: Approval, stage: Stage): ReadonlySet<string> {
  return new Set([approval.requester.id, ...keptOut(approval, stage), ...answered(stage)]);
}

/**
 * The free seat on which a person would answer the stage; undefined where there is none. Answers
 * as `freeSeats` without asking for everybody else, unless the person is somebody's deputy.
 */
export async function seatOf(
  app: Council,
  actor: Actor,
  approval: Approval,
  stage: Stage,
): Promise<Seat | undefined> {
  // Whoever asks may have been let in before the groups changed.
  const { isGuest, roles, teams } = await app.directory.actor(actor.id);
  const { rule } = stage;
  // A panel's members answer together in its meeting, none of them by a press of the own.
  if (actor.isGuest || isGuest || isPanelStage(rule)) return undefined;
  const now = { ...actor, roles, teams };
  const isMember = await isInBody(app, now, rule.body, approval.team);
  const isDeputy = deputiesOn(app).some(({ deputy }) => deputy.id === actor.id);
  if (!isMember && !isDeputy) return undefined;
  if (!isMember) {
    const seats = await freeSeats(app, approval, stage);
    return seats.find(({ person }) => person.id === actor.id);
  }
  return taken(approval, stage).has(actor.id)
    ? undefined
    : { person: { id: actor.id, name: actor.name } };
}

/** Ids of those who answered the stage, themselves or by a deputy. */
function answered({ decisions }: Stage): string[] {
  return decisions.flatMap(idsOf);
}

/** Ids of those who may not decide the stage although they are in its body. */
export function keptOut({ stages, barred = [] }: Approval, { id, rule }: Stage): string[] {
  const others = rule.differentPerson ? stages.filter((other) => other.id !== id) : [];
  return [
    ...barred.map((person) => person.id),
    ...others.flatMap(({ decisions }) => decisions.flatMap(idsOf)),
  ];
}

function idsOf({ by, insteadOf }: Decision): string[] {
  return insteadOf ? [by.id, insteadOf.id] : [by.id];
}
