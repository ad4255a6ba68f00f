import type { Body } from '../../../teamsapp/settings/settings';
import type { Somebody } from '../people';
import type { ModelApproval, ModelStage } from './state';
import { bodyOf, type View } from './view';

/** Whether the person may know of the request at all. */
export function sees(view: View, person: Somebody, approval: ModelApproval): boolean {
  const { child } = view;
  if (person.isGuest) return false;
  if (person.roles.some((role) => role !== 'schoolReader')) {
    if (child && !child.restricted) return true;
    return isClose(person, child?.team ?? approval.team);
  }
  if (!child || child.restricted) return false;
  return approval.stages.some(({ name, body }) => {
    const members = bodyOf(view, body, approval.team);
    return (
      members.includes(person.id) || standsIn(view, person.id, { name, body }, members).length > 0
    );
  });
}

/**
 * For whom the person answers the stage: the own seat is an empty text, a deputy's the id of who
 * is away; undefined without a seat that is free.
 */
export function seatFor(
  view: View,
  person: Somebody,
  approval: ModelApproval,
  stage: ModelStage,
): string | undefined {
  if (person.isGuest || approval.requester === person.id) return undefined;
  const kept = keptOut(approval, stage);
  if (kept.has(person.id)) return undefined;
  const members = bodyOf(view, stage.body, approval.team);
  if (members.includes(person.id)) return '';
  const away = standsIn(view, person.id, stage, members);
  return away.find((id) => id !== approval.requester && !kept.has(id));
}

/** Ids of those who answered, themselves or by somebody else, and of those who may not. */
function keptOut(approval: ModelApproval, stage: ModelStage): Set<string> {
  const stages = stage.differentPerson ? approval.stages : [stage];
  return new Set([
    ...approval.barred,
    ...stages.flatMap(({ decisions }) =>
      decisions.flatMap(({ by, insteadOf }) => (insteadOf === undefined ? [by] : [by, insteadOf])),
    ),
  ]);
}

/** Ids of members for whom the person stands in today, of the same level or a higher one only. */
function standsIn(
  view: View,
  id: string,
  stage: Pick<ModelStage, 'name' | 'body'>,
  members: readonly string[],
): string[] {
  if (members.includes(id) || !isHighEnough(view, id, stage)) return [];
  return view.deputies
    .filter(({ of, deputy, from, to }) => {
      const isToday = from <= view.day && view.day <= to;
      return isToday && deputy.id === id && members.includes(of.id);
    })
    .map(({ of }) => of.id);
}

/** Whether somebody sits in the stage's body, of whatever team, or in that of a later stage. */
export function isHighEnough(
  view: View,
  id: string,
  { name, body }: { name: string; body: Body },
): boolean {
  const later: Body[] = [];
  let isLater = false;
  for (const rule of view.rules) {
    if (isLater) later.push(rule.body);
    if (rule.name === name) isLater = true;
  }
  return [body, ...later].some((one) => {
    const ofAll = 'role' in one ? { role: one.role } : one;
    return bodyOf(view, ofAll, '').includes(id);
  });
}

function isClose({ teams, roles }: Somebody, team: string): boolean {
  return teams.includes(team) || roles.includes('safeguarding');
}
