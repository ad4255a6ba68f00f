import type { JsonObject } from '../json';
import type { DirectoryObject } from '../stored/directory';
import type { StoredChannel, StoredTeam } from '../stored/teams';

/** The host of links into Teams. `.example` is reserved, so none can lead to a real one. */
const teamsHost = 'local.teams.example';

export function teamView(group: DirectoryObject, team: StoredTeam): JsonObject {
  const { displayName, description, visibility } = group.properties;
  return {
    id: group.id,
    createdDateTime: team.created,
    displayName: displayName ?? null,
    description: description ?? null,
    visibility: visibility === 'Public' ? 'public' : 'private',
    isArchived: false,
    webUrl: `https://${teamsHost}/l/team/${group.id}`,
    ...team.properties,
  };
}

export function channelView(group: DirectoryObject, channel: StoredChannel): JsonObject {
  const { id, displayName, description, created } = channel;
  const place = [id, displayName].map(encodeURIComponent).join('/');
  return {
    id,
    createdDateTime: created,
    displayName,
    description,
    email: '',
    isArchived: false,
    membershipType: 'standard',
    webUrl: `https://${teamsHost}/l/channel/${place}?groupId=${group.id}`,
  };
}
