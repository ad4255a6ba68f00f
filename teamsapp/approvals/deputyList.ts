import type { Deputies } from '../api/contract';
import type { App } from '../app';
import { today } from '../common/dates';
import type { Person } from '../common/event';
import type { Actor } from '../people/actor';
import { may, mayOrThrow } from '../people/permissions';
import { bodyMembers } from '../settings/bodies';
import { ofAnyTeam } from '../settings/deputies';
import { setting } from '../settings/inForce';

/**
 * Who stands in for whom from today on, and whom the reader may name: everybody in the body of one
 * of the reader's stages, of whatever team, or of a later stage. Throws `notAllowed` for those who
 * see no approvals.
 */
export async function deputyList(app: App, actor: Actor): Promise<Deputies> {
  mayOrThrow(actor, 'seeApprovals');
  const deputies = setting(app, 'deputies')
    .filter(({ to }) => to >= today(app.clock))
    .map(({ of, deputy, from, to }) => ({
      ofId: of.id,
      of: of.name,
      deputyId: deputy.id,
      deputy: deputy.name,
      from,
      to,
      mayEnd: of.id === actor.id || may(actor, 'administer'),
    }));
  return { deputies, candidates: await candidatesFor(app, actor) };
}

async function candidatesFor(app: App, actor: Actor): Promise<Person[]> {
  const found = new Map<string, Person>();
  let isReached = false;
  for (const { body } of setting(app, 'approvalRules').stages) {
    const members = await bodyMembers(app, ofAnyTeam(body), '');
    isReached ||= members.some(({ id }) => id === actor.id);
    if (!isReached) continue;
    for (const { id, name } of members) found.set(id, { id, name });
  }
  found.delete(actor.id);
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}
