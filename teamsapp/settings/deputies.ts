import type { App } from '../app';
import { today, type IsoDay } from '../common/dates';
import { bodyMembers } from './bodies';
import { setting } from './inForce';
import type { Body, Deputy, StageRule } from './settings';

type Council = Pick<App, 'directory' | 'settings' | 'auditKey' | 'clock'>;

/** Those who stand in for somebody on a day, today when none is given. */
export function deputiesOn(
  app: Pick<App, 'settings' | 'auditKey' | 'clock'>,
  day: IsoDay = today(app.clock),
): readonly Deputy[] {
  return setting(app, 'deputies').filter(({ from, to }) => from <= day && day <= to);
}

/**
 * Whether somebody may stand in for a member of the stage: in the same body, of whatever team, or
 * in the body of a later stage of the rules in force. Never downwards. Source: councils' schemes
 * of delegation, by which a delegated decision goes to the same or a higher level only.
 */
export async function isSameOrHigher(
  app: Council,
  personId: string,
  rule: StageRule,
): Promise<boolean> {
  const { stages } = setting(app, 'approvalRules');
  const place = stages.findIndex(({ name }) => name === rule.name);
  const later = place === -1 ? [] : stages.slice(place + 1);
  for (const body of [rule.body, ...later.map((one) => one.body)]) {
    const members = await bodyMembers(app, ofAnyTeam(body), '');
    if (members.some(({ id }) => id === personId)) return true;
  }
  return false;
}

/** The body with the role's holders of every team. */
export function ofAnyTeam(body: Body): Body {
  return 'role' in body ? { role: body.role } : body;
}
