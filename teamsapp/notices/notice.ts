import type { IsoInstant } from '../common/dates';
import type { Row, Store } from '../common/store';

/** Where a bot may speak: kept because the connector's address belongs to the conversation. */
export interface Conversation extends Row {
  /** `channel:<id>` or `person:<oid>`; equal to the request key. */
  key: string;
  kind: 'personal' | 'groupChat' | 'channel';
  /** The channel's or person's name, for showing. */
  name: string;
  teamName?: string;
  /** Set when the connector said that it is gone or that the bot was removed. */
  goneSince?: IsoInstant;
  /** The conversation reference of the bot platform; opaque to everyone but the adapter. */
  reference: Readonly<Record<string, unknown>>;
}

export type ConversationStore = Store<Conversation>;

/**
 * waiting: no channel is set yet. claimed: somebody is sending now. posted: sent and, when
 * `contentHash` is the view's present hash, true. failed: refused by the platform for good.
 */
export type NoticeState = 'waiting' | 'claimed' | 'posted' | 'failed';

/**
 * One post that must reach a conversation once and stay true: a row of the Outbox.
 *
 * The claim is written before sending. A claim older than two minutes with no address may have
 * been posted or not; it is sent again, and both posts lead to the same approval.
 */
export interface Notice extends Row {
  kind: 'approvalPosted';
  /** Id of the approval that the post shows. */
  approvalId: number;
  state: NoticeState;
  claimedAt?: IsoInstant;
  conversationKey?: string;
  /** The platform's id of the post, once known. */
  activityId?: string;
  /** Hash of the card as it was last sent. */
  contentHash?: string;
  attempts: number;
  /** What went wrong last, in a sentence for the administrator. */
  problem?: string;
}

export type NoticeStore = Store<Notice>;

/** What the bot does for use cases: send and edit posts. Implemented in bot/notifier.ts. */
export interface Notifier {
  /**
   * Brings the post of an approval up to date: posts it when it was never posted, edits it when
   * it shows something else. Does nothing when no channel is set (the notice waits). Safe to call
   * again at any time and from two processes at once.
   */
  bringUpToDate(approvalId: number): Promise<void>;
}
