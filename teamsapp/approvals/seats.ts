import type { App } from '../app';
import type { Person } from '../common/event';
import { bodyMembers } from '../settings/bodies';
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
 * deputy has the own seat alone.
 */
export async function seatsIn(app: Council, rule: StageRule, team: string): Promise<Seat[]> {
  const members = await bodyMembers(app, rule.body, team);
  const ids = new Set(members.map(({ id }) => id));
  const seats: Seat[] = members.map((person) => ({ person }));
  // A panel has its deputy chair and its quorum for those who are away.
  if (isPanelStage(rule)) return seats;
  for (const { of, deputy } of deputiesOn(app)) {
    if (!ids.has(of.id) || ids.has(deputy.id)) continue;
    if (!(await isSameOrHigher(app, deputy.id, rule))) continue;
    ids.add(deputy.id);
    seats.push({ person: deputy, insteadOf: of });
  }
  return seats;
}

/**
 * The seats whose holders may still answer the stage: neither they nor those for whom they answer
 * asked for the decision, have answered it, or are kept out because they decided before.
 */
export async function freeSeats(app: Council, approval: Approval, stage: Stage): Promise<Seat[]> {
  const taken = new Set([approval.requester.id, ...keptOut(approval, stage), ...answered(stage)]);
  const seats = await seatsIn(app, stage.rule, approval.team);
  return seats.filter(
    ({ person, insteadOf }) => !taken.has(person.id) && !taken.has(insteadOf?.id ?? ''),
  );
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
