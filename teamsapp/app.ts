import type { ActivityStore } from './activity/activity';
import type { Approval, ApprovalStore, PostedApproval } from './approvals/approval';
import type { ChildStore } from './children/child';
import type { Clock } from './common/dates';
import type { AuditKey } from './common/event';
import type { NewRow, UnreadableRow } from './common/store';
import type { DraftStore } from './drafts/draft';
import type { ConversationStore, Notifier, NoticeStore } from './notices/notice';
import type { EducationPackage, PackageStore } from './packages/educationPackage';
import type { MeetingStore } from './panels/meeting';
import type { Directory } from './people/actor';
import type { ProviderStore } from './providers/provider';
import type { SettingStore } from './settings/settings';

/** A package and its first approval, written together. */
export interface LoggedPackage {
  educationPackage: EducationPackage;
  approval: Approval;
}

/** The package list, with the one write that needs two lists. */
export interface PackageLog extends PackageStore {
  /**
   * Writes a package and its approval in one $batch, the approval depending on the package. Both
   * have request keys: called again with the same keys it answers the same rows and completes
   * what a lost answer or a crash left out. Throws `conflict`, and writes no approval, when the key
   * is taken by a package that was written otherwise: the copy in memory has that one then.
   */
  addWithApproval(
    educationPackage: NewRow<EducationPackage>,
    approval: NewRow<Approval>,
  ): Promise<LoggedPackage>;
}

/** When a list was last compared whole with its copy, and the ids of rows in which they differed. */
export interface Reconciled {
  list: string;
  at: Date;
  /** Changes that Microsoft 365 had not told. */
  missed: readonly number[];
  /** Deletions that it had not told. */
  vanished: readonly number[];
}

/** What Microsoft Graph sends when a list changed, or when its telling needs attention. */
export interface ListNotification {
  subscriptionId: string;
  /** The secret that proves where it comes from; checked by whoever receives it. */
  clientState: string;
  /** `sites/{site-id}/lists/{list-id}`; lifecycle events have none. */
  resource?: string | undefined;
  lifecycleEvent?: string | undefined;
}

/** How old the copy in memory is, and how to make it newer. */
export interface Changes {
  /** When the copy was last known to equal the lists; undefined before the first full copy. */
  asOf(): Date | undefined;
  /** Reads what changed since, now. */
  refresh(): Promise<void>;
  /** The last nightly comparison of each list with its copy. */
  reconciled(): readonly Reconciled[];
  /** Rows that somebody edited in SharePoint into something unreadable, in all lists. */
  unreadable(): readonly UnreadableRow[];
  /** Takes true notifications and begins to read what changed. Answers at once, never throws. */
  notified(notifications: readonly ListNotification[]): void;
}

/** An Adaptive Card as JSON. */
export type Card = Readonly<Record<string, unknown>>;

/** Draws cards for readers outside Teams. Implemented in bot/cards. */
export interface Cards {
  /** The card as posted in the stage's channel: true for everyone, without decision buttons. */
  postedApproval(posted: PostedApproval): Card;
}

/** Everything a use case may reach. Built by compose.ts; tests build one in memory. */
export interface App {
  clock: Clock;
  auditKey: AuditKey;
  /** A random UUID for a new request key. */
  newKey(): string;
  providers: ProviderStore;
  children: ChildStore;
  packages: PackageLog;
  approvals: ApprovalStore;
  meetings: MeetingStore;
  activity: ActivityStore;
  settings: SettingStore;
  drafts: DraftStore;
  conversations: ConversationStore;
  notices: NoticeStore;
  directory: Directory;
  notifier: Notifier;
  changes: Changes;
  cards: Cards;
  /**
   * Starts work that follows from a stored decision and must not delay the answer: the package's
   * status, the Activity entry, the card. What it does not finish, repair does.
   */
  afterwards(subject: string, work: () => Promise<void>): void;
}
