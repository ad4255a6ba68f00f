import type { IsoDay, IsoInstant } from '../common/dates';
import type { Person } from '../common/event';
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
  /** The person of this chat wants no daily digest, and gets single reminders instead. */
  digestOff?: true;
  /** The conversation reference of the bot platform; opaque to everyone but the adapter. */
  reference: Readonly<Record<string, unknown>>;
}

export type ConversationStore = Store<Conversation>;

/**
 * waiting: there is no channel or chat yet, or it surely was not sent. claimed: somebody is sending now. posted: sent and, when
 * `contentHash` is the view's present hash, true. failed: refused by the platform for good.
 */
export type NoticeState = 'waiting' | 'claimed' | 'posted' | 'failed';

/** What one person is told in the own chat, once for each fact. */
export type PersonalKind =
  'reminder' | 'escalation' | 'digest' | 'questionAsked' | 'questionAnswered';

/**
 * One post that must reach a conversation once and stay true, or one thing that a person must be
 * told once: a row of the Outbox.
 *
 * The claim is written before sending. A claim older than two minutes with no address may have
 * been posted or not; it is sent again, and both posts lead to the same approval.
 */
export interface Notice extends Row {
  kind: 'approvalPosted' | PersonalKind;
  /** Id of the approval that it is about; none for a digest, which is about several. */
  approvalId?: number;
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
  /** The day that a personal notice is about: an answer's due day, a digest's, a question's. */
  day?: IsoDay;
  /** The stages that a digest told of, each as approval and stage, "2207/s1 2209/s2". */
  told?: string;
}

export type NoticeStore = Store<Notice>;

/** One stage of one request. */
export interface StageRef {
  approvalId: number;
  stageId: string;
}

/** Something that one person is to be told now. */
export type DueNotice = {
  /** The fact and the person: the request key of its row in the Outbox. */
  key: string;
  person: Person;
  /** The day that it is about. */
  day: IsoDay;
} & (
  | { kind: 'reminder' | 'escalation'; about: StageRef }
  | { kind: 'questionAsked' | 'questionAnswered'; about: StageRef; questionId: string }
  /** Every stage that waits for the person, the nearest due day first. */
  | { kind: 'digest'; about: readonly StageRef[] }
);

/** What the bot does for use cases: send and edit posts. Implemented in bot/notifier.ts. */
export interface Notifier {
  /**
   * Brings the post of an approval up to date: posts it when it was never posted, edits it when
   * it shows something else. Does nothing when no channel is set (the notice waits). Safe to call
   * again at any time and from two processes at once.
   */
  bringUpToDate(approvalId: number): Promise<void>;
  /**
   * Tells a person in the own chat what is due, unless that was done. Without a chat the notice
   * waits in the Outbox. Safe to call again at any time and from two processes at once.
   */
  tell(due: DueNotice): Promise<void>;
  /** Tells of the questions about an approval and of their answers whom they wait for. */
  tellQuestions(approvalId: number): Promise<void>;
}
