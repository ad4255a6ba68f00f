import type { App } from '../teamsapp/app';
import type { Actor } from '../teamsapp/people/actor';
import { setting } from '../teamsapp/settings/inForce';
import type { Links } from './links';
import type { BotLog } from './log';
import type { Turn } from './turn';

/** What the bot is built from. */
export interface BotParts {
  app: App;
  links: Links;
  log: BotLog;
}

/** What a handler is given: who asks, where, and everything it may reach. */
export interface Asking extends BotParts {
  actor: Actor;
  turn: Turn;
}

/** Whether others read the answer too: then nothing personal stands in it. */
export function isShared({ turn }: Asking): boolean {
  return turn.conversationType !== 'personal';
}

/** Whether a child's initials may stand in the answer here. In a channel only where the council says so. */
export function showsInitials({ app, turn }: Asking): boolean {
  if (turn.conversationType === 'personal') return true;
  return turn.conversationType === 'channel' && setting(app, 'council').initialsInChannels;
}
