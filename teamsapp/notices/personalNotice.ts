import type { App } from '../app';
import type { Person } from '../common/event';
import { isFreshClaim } from './claimNotice';
import type { Conversation, DueNotice, Notice, PersonalKind } from './notice';

const kinds: Readonly<Record<PersonalKind, true>> = {
  reminder: true,
  escalation: true,
  digest: true,
  questionAsked: true,
  questionAnswered: true,
};

/** Whether a row of the Outbox is about telling one person, not about a post in a channel. */
export function isPersonal({ kind }: Pick<Notice, 'kind'>): boolean {
  return kind in kinds;
}

/** The key of a person's own chat with the bot. */
export function chatKey(personId: string): string {
  return `person:${personId}`;
}

/** The person's own chat; undefined while the bot was never installed there, or was removed. */
export function chatOf(
  app: Pick<App, 'conversations'>,
  { id }: Pick<Person, 'id'>,
): Conversation | undefined {
  const chat = app.conversations.findByKey(chatKey(id));
  return chat?.goneSince === undefined ? chat : undefined;
}

/**
 * Whether the fact may still have to be told: not told, not refused for good, and nobody is
 * telling it at this moment.
 */
export function isUntold(
  app: Pick<App, 'notices' | 'clock'>,
  { key }: Pick<DueNotice, 'key'>,
): boolean {
  const notice = app.notices.findByKey(key);
  if (!notice || notice.state === 'waiting') return true;
  return notice.state === 'claimed' && !isFreshClaim(app, notice);
}
