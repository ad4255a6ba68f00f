import { getGroupRootSite, getGroupSite } from './handlers/groupSites';
import { createGroup, deleteGroup, getGroup, getGroups, updateGroup } from './handlers/groups';
import {
  addMember,
  checkMemberGroups,
  getMemberGroups,
  getMemberOf,
  getMembers,
  getTransitiveMemberOf,
  getTransitiveMembers,
  removeMember,
} from './handlers/members';
import {
  createChannel,
  createMessage,
  createTeam,
  getChannel,
  getChannels,
  getTeam,
} from './handlers/teams';
import {
  createSubscription,
  deleteSubscription,
  getListSubscriptions,
  getSubscription,
  getSubscriptions,
  reauthorizeSubscription,
  updateSubscription,
} from './handlers/subscriptions';
import { createUser, deleteUser, getMe, getUser, getUsers, updateUser } from './handlers/users';
import type { Route } from './router';

const list = '/sites/{site}/lists/{list}';

/** People and groups. */
export const directoryRoutes: Route[] = [
  ['GET /me', getMe],
  ['GET /users', getUsers],
  ['POST /users', createUser],
  ['GET /users/{user}', getUser],
  ['PATCH /users/{user}', updateUser],
  ['DELETE /users/{user}', deleteUser],
  ['GET /users/{user}/memberOf', getMemberOf],
  ['GET /users/{user}/memberOf/microsoft.graph.{kind}', getMemberOf],
  ['GET /users/{user}/transitiveMemberOf', getTransitiveMemberOf],
  ['GET /users/{user}/transitiveMemberOf/microsoft.graph.{kind}', getTransitiveMemberOf],
  ['POST /users/{user}/checkMemberGroups', checkMemberGroups],
  ['POST /users/{user}/getMemberGroups', getMemberGroups],
  ['GET /groups', getGroups],
  ['POST /groups', createGroup],
  ['GET /groups/{group}', getGroup],
  ['PATCH /groups/{group}', updateGroup],
  ['DELETE /groups/{group}', deleteGroup],
  ['GET /groups/{group}/members', getMembers],
  ['GET /groups/{group}/members/microsoft.graph.{kind}', getMembers],
  ['GET /groups/{group}/transitiveMembers', getTransitiveMembers],
  ['GET /groups/{group}/transitiveMembers/microsoft.graph.{kind}', getTransitiveMembers],
  ['POST /groups/{group}/members/$ref', addMember],
  ['DELETE /groups/{group}/members/{member}/$ref', removeMember],
];

const subscription = '/subscriptions/{subscription}';

/** Subscriptions to changes. */
export const subscriptionRoutes: Route[] = [
  ['GET /subscriptions', getSubscriptions],
  ['POST /subscriptions', createSubscription],
  [`GET ${subscription}`, getSubscription],
  [`PATCH ${subscription}`, updateSubscription],
  [`DELETE ${subscription}`, deleteSubscription],
  [`POST ${subscription}/reauthorize`, reauthorizeSubscription],
  [`GET ${list}/subscriptions`, getListSubscriptions],
  [`POST ${list}/subscriptions`, createSubscription],
];

const channels = '/teams/{team}/channels';

/** Teams, their channels and the sites of groups. */
export const teamRoutes: Route[] = [
  ['GET /groups/{group}/sites/root', getGroupRootSite],
  ['GET /groups/{group}/sites/{site}', getGroupSite],
  ['PUT /groups/{group}/team', createTeam],
  ['GET /teams/{team}', getTeam],
  [`GET ${channels}`, getChannels],
  [`POST ${channels}`, createChannel],
  [`GET ${channels}/{channel}`, getChannel],
  [`POST ${channels}/{channel}/messages`, createMessage],
];
