import type { Card } from '../teamsapp/app';
import type { AppErrorCode } from '../teamsapp/common/errors';

/**
 * Where a post can go, as plain JSON: kept in the Conversations list and read only by the adapter.
 * Rooms without an own conversation yet (a channel's next post, a first personal message) are
 * named by the channel or the user.
 */
export interface ConversationRef {
  serviceUrl: string;
  tenantId: string;
  botId: string;
  kind: ConversationKind;
  conversationId: string;
  /** The channel's thread id, for channels. */
  channelId?: string;
  /** The platform's id of the person ("29:…"), for personal chats. */
  userId?: string;
}

export type ConversationKind = 'personal' | 'groupChat' | 'channel';

export type TurnKind =
  | 'message'
  /** A card's button, or a card that refreshes itself. */
  | 'action'
  | 'installed'
  | 'removed'
  /** The bot or people were added to a conversation. */
  | 'membersAdded'
  | 'ignored';

/** One thing that happened in Teams, without the bot SDK's types. */
export interface Turn {
  kind: TurnKind;
  activityId: string;
  /** The platform's id of who acts, "29:…": only for showing cards to people, never for rights. */
  userId: string;
  /** The Entra object id, from the platform's signed message: decides who acts. */
  aadObjectId: string;
  name: string;
  tenantId: string;
  conversationId: string;
  conversationType: ConversationKind;
  channelId?: string;
  channelName?: string;
  teamId?: string;
  teamName?: string;
  /** A message's words, without the mention of the bot. */
  text?: string;
  /** A card action's verb. */
  verb?: string;
  /** A card action's ids and inputs: forgeable, so parsed strictly and never trusted. */
  value?: unknown;
  /** True when a client refreshed the card by itself: such a turn never edits a message. */
  automatic?: boolean;
  reference: ConversationRef;
}

/** What a turn is answered with. */
export interface Reply {
  /** The answer in the conversation itself; absent when there is nothing to say. */
  answer?: Answer;
  /** A card for the one who asks, sent to the personal chat and nowhere else. */
  personally?: Card;
  /**
   * The answer replaces the message that carried the button, for everyone who reads it. Never set
   * when a client refreshes by itself: answering that with an edit makes it refresh again.
   */
  replaces?: boolean;
  /** Why it was refused, when the answer says so: for the audit line alone. */
  refused?: AppErrorCode;
}

export type Answer = { kind: 'card'; card: Card } | { kind: 'message'; text: string };

/** The one object that adapters drive. */
export interface Bot {
  onTurn(turn: Turn): Promise<Reply>;
}

/** Where a card was posted: what an edit needs. */
export interface PostedAddress {
  activityId: string;
}

/** Sends and edits cards outside a turn. */
export interface Poster {
  /** Throws PostRefused with the platform's status. */
  post(reference: ConversationRef, card: Card): Promise<PostedAddress>;
  edit(reference: ConversationRef, activityId: string, card: Card): Promise<void>;
}

/** The platform refused to send: its HTTP status, 0 when it could not be reached. */
export class PostRefused extends Error {
  constructor(
    readonly status: number,
    /** Seconds the platform asks to wait, when it says so. */
    readonly retryAfter?: number,
  ) {
    super(`The platform answered ${String(status)} to a post.`);
    this.name = 'PostRefused';
  }
}

/** An answer that is a card. */
export function cardReply(card: Card): Reply {
  return { answer: { kind: 'card', card } };
}

/** An answer in one or two plain sentences. */
export function messageReply(text: string): Reply {
  return { answer: { kind: 'message', text } };
}

/** No answer at all. */
export const noReply: Reply = {};
