import { randomUUID } from 'node:crypto';
import { created, ok } from '../answer';
import { rolesOf } from '../caller';
import { GraphFault, notSupported } from '../errors';
import { ensureGroupSite, isUnified } from '../groupSites';
import { pick, type JsonObject } from '../json';
import { allowOptions, namesIn } from '../odata/options';
import type { Call, Operation } from '../router';
import type { DirectoryObject } from '../stored/directory';
import type { StoredChannel, StoredTeam } from '../stored/teams';
import { channelView, teamView } from '../views/teamView';
import { contextOf, pageOf } from './collection';
import { groupOf } from './groups';

/** What of a team its maker sets; it is kept and shown, not acted upon. */
const settings = ['funSettings', 'guestSettings', 'memberSettings', 'messagingSettings'];

/** Makes a Microsoft 365 group a team, with its general channel and its site. */
export const createTeam: Operation = (call) => {
  const group = groupOf(call);
  if (!isUnified(group)) throw badRequest('Only a Microsoft 365 group can become a team.');
  if (call.store.teams.of(group)) {
    throw new GraphFault(409, 'Conflict', 'The group is a team already.');
  }
  const body = call.request.bytes().length === 0 ? {} : call.request.json();
  const properties = pick(body, settings);
  const team = { groupKey: group.key, created: call.now, properties };
  call.store.teams.add(team);
  addChannel(call, group, { displayName: 'General', description: null });
  ensureGroupSite(call.store, group, call.now);
  return created({ '@odata.context': contextOf(call, 'teams/$entity'), ...teamView(group, team) });
};

export const getTeam: Operation = (call) => {
  allowOptions(call.request, ['$select']);
  const { group, team } = teamOf(call);
  return ok(selected(call, 'teams/$entity', teamView(group, team)));
};

export const getChannels: Operation = (call) => {
  allowOptions(call.request, ['$select']);
  const { group } = teamOf(call);
  const select = namesIn(call.request.query.get('$select'));
  const views = call.store.teams.channels(group).map((channel) => channelView(group, channel));
  const what = `teams('${group.id}')/channels`;
  return pageOf(call, what, select ? views.map((view) => pick(view, select)) : views);
};

export const getChannel: Operation = (call) => {
  allowOptions(call.request, ['$select']);
  const { group } = teamOf(call);
  const view = channelView(group, channelOf(call, group));
  return ok(selected(call, `teams('${group.id}')/channels/$entity`, view));
};

export const createChannel: Operation = (call) => {
  const { group } = teamOf(call);
  const { displayName, description, membershipType = 'standard' } = call.request.json();
  if (membershipType !== 'standard') {
    throw notSupported(
      `The local Graph makes no channels of the type '${String(membershipType)}'.`,
    );
  }
  if (typeof displayName !== 'string' || displayName.trim() === '' || displayName.length > 50) {
    throw badRequest("A channel needs a 'displayName' of 1 to 50 characters.");
  }
  const same = (channel: StoredChannel) =>
    channel.displayName.toLowerCase() === displayName.toLowerCase();
  if (call.store.teams.channels(group).some(same)) {
    throw badRequest('Channel name already existed, please use other name.');
  }
  const text = typeof description === 'string' ? description : null;
  const channel = addChannel(call, group, { displayName, description: text });
  const context = contextOf(call, `teams('${group.id}')/channels/$entity`);
  return created({ '@odata.context': context, ...channelView(group, channel) });
};

/** An application may post into a channel only while it moves old messages there; others ask a bot. */
export const createMessage: Operation = (call) => {
  channelOf(call, teamOf(call).group);
  const own = rolesOf(call.request);
  if (own.includes('Teamwork.Migrate.All')) {
    throw notSupported('The local Graph does not move old messages into channels.');
  }
  throw new GraphFault(
    403,
    'Forbidden',
    `Missing role permissions on the request. API requires one of 'Teamwork.Migrate.All'. Roles on the request '${own.join(', ')}'.`,
  );
};

function teamOf(call: Call): { group: DirectoryObject; team: StoredTeam } {
  const id = call.param('team');
  const group = call.store.directory.byId(id);
  const team = group && call.store.teams.of(group);
  if (!team) throw new GraphFault(404, 'NotFound', `No team found with Group Id ${id}`);
  return { group, team };
}

function channelOf(call: Call, group: DirectoryObject): StoredChannel {
  const id = call.param('channel');
  const found = call.store.teams.channels(group).find((channel) => channel.id === id);
  if (!found) throw new GraphFault(404, 'NotFound', `No channel found with id ${id}`);
  return found;
}

function addChannel(
  call: Call,
  group: DirectoryObject,
  names: Pick<StoredChannel, 'displayName' | 'description'>,
): StoredChannel {
  const id = `19:${randomUUID().replaceAll('-', '')}@thread.tacv2`;
  const channel = { ...names, id, groupKey: group.key, created: call.now };
  call.store.teams.addChannel(channel);
  return channel;
}

function selected(call: Call, what: string, view: JsonObject): JsonObject {
  const select = namesIn(call.request.query.get('$select'));
  return { '@odata.context': contextOf(call, what), ...(select ? pick(view, select) : view) };
}

function badRequest(message: string): GraphFault {
  return new GraphFault(400, 'BadRequest', message);
}
