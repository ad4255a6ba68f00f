import { type BatchCall, mostInBatch, sendBatch, succeeded } from '../batch';
import { GraphError } from '../errors';
import type { GraphGateway } from '../gateway';
import { isObject, type JsonObject, textAt } from '../json';
import { allOf } from '../paging';

/** A person as the directory knows one. */
export interface Known {
  id: string;
  name: string;
  isGuest: boolean;
}

const selected = '$select=id,displayName,userPrincipalName,userType,accountEnabled';
/** Groups that one question may name. Source: Graph's checkMemberGroups. */
const mostGroupsAsked = 20;

/**
 * A person and which of these groups hold her, directly or through other groups: one round trip.
 * Undefined when the directory has no such person, or her account is switched off.
 */
export async function groupsOfPerson(
  graph: GraphGateway,
  personId: string,
  groupIds: readonly string[],
): Promise<(Known & { groupIds: readonly string[] }) | undefined> {
  const user = `/users/${encodeURIComponent(personId)}`;
  const questions = chunks(groupIds, mostGroupsAsked).map((asked, index): BatchCall => {
    const body = { groupIds: asked };
    return {
      id: `groups${String(index)}`,
      method: 'POST',
      path: `${user}/checkMemberGroups`,
      body,
    };
  });
  if (questions.length >= mostInBatch) throw new Error('The settings name too many groups.');
  const read: BatchCall = { id: 'user', method: 'GET', path: `${user}?${selected}` };
  const outcomes = await sendBatch(graph, [read, ...questions]);
  const outcome = outcomes.get('user');
  if (outcome !== undefined && 'error' in outcome && outcome.error.status === 404) return undefined;
  const found = succeeded(outcome);
  if (!isObject(found) || found.accountEnabled === false) return undefined;
  const inGroups = questions.flatMap(({ id }) => textsIn(succeeded(outcomes.get(id))));
  return { ...knownOf(found), groupIds: groupIds.filter((id) => inGroups.includes(id)) };
}

/** Every person in a group, directly or through other groups, whose account is switched on. */
export async function groupMembers(graph: GraphGateway, groupId: string): Promise<Known[]> {
  const path = `/groups/${encodeURIComponent(groupId)}/transitiveMembers?${selected}&$top=999`;
  const members = await allOf(graph, { path });
  return members
    .filter((member) => textAt(member, '@odata.type') === '#microsoft.graph.user')
    .filter((member) => member.accountEnabled !== false)
    .map(knownOf);
}

function knownOf(user: JsonObject): Known {
  const id = textAt(user, 'id');
  if (id === undefined) {
    throw new GraphError({ status: 0, message: 'A user without an id.', outcome: 'lost' });
  }
  const address = textAt(user, 'userPrincipalName') ?? '';
  const isGuest = user.userType === 'Guest' || address.includes('#EXT#');
  return { id, name: textAt(user, 'displayName') ?? address, isGuest };
}

function textsIn(json: unknown): string[] {
  const value = isObject(json) ? json.value : undefined;
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  const count = Math.ceil(all.length / size);
  return Array.from({ length: count }, (_, index) => all.slice(index * size, (index + 1) * size));
}
