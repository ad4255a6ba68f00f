import type { IsoDay, IsoInstant } from '../common/dates';
import type { Person } from '../common/event';
import type { Pence } from '../common/money';
import type { HistoryRow, HistoryStore } from '../common/store';
import type { StageRule } from '../settings/settings';

export type ApprovalKind = 'new' | 'variation' | 'extension' | 'reconsideration';

export type ApprovalState = 'open' | 'informationRequested' | 'approved' | 'declined' | 'withdrawn';

export type StageState = 'notYet' | 'open' | 'informationRequested' | 'approved' | 'declined';

export type Verdict = 'approve' | 'approveWithConditions' | 'decline';

/** One person's answer on one stage. */
export interface Decision {
  by: Person;
  /** The approver who was away, where a deputy answered. */
  insteadOf?: Person;
  verdict: Verdict;
  /** Reason or condition in the person's words; empty for a plain approval. */
  note: string;
  at: IsoInstant;
  /** In which meeting a panel decided; `by` is then who chaired the item. */
  panel?: PanelDecision;
}

/** How a panel came to its decision. */
export interface PanelDecision {
  meetingId: number;
  /** Members who were in the room for the item, the chair included. */
  present: readonly Person[];
  /** Votes, where the panel decides by majority. */
  for?: number;
  against?: number;
}

/** When a panel put a request off to its next meeting. */
export interface Deferral {
  meetingId: number;
  /** Who chaired. */
  by: Person;
  at: IsoInstant;
  because: string;
}

/** What a panel reads before it decides, in the requester's words. Money is whole pence. */
export interface PanelPaper {
  /** The provisions that were looked at, the proposed one aside. */
  options: readonly PaperOption[];
  /** What the council or a school could provide itself, and why not. */
  inHouse: string;
  parentalPreference: string;
  /** Who pays what; the parts are the whole cost. */
  funding: { education: Pence; socialCare: Pence; health: Pence };
  recommendation: string;
  writtenBy: Person;
  writtenAt: IsoInstant;
}

export interface PaperOption {
  provider: string;
  /** What the whole package would cost there; absent when no price was given. */
  price?: Pence;
  whyNot: string;
}

/** A question that stops the stage's clock until it is answered. */
export interface Question {
  id: string;
  asked: { by: Person; at: IsoInstant; text: string };
  answered?: { by: Person; at: IsoInstant; text: string };
}

/** One stage as it was chosen from the rules when the request was opened. */
export interface Stage {
  /** Unique within the approval. */
  id: string;
  /** Stages of one step wait side by side, lower steps first; its place when absent. */
  step?: number;
  rule: StageRule;
  state: StageState;
  /** Last day for an answer; working days of waiting, paused while a question is open. */
  dueDate?: IsoDay;
  openedAt?: IsoInstant;
  decisions: readonly Decision[];
  questions: readonly Question[];
  /** When somebody of the stage asked for another stage first. */
  referrals?: readonly Referral[];
  /** When the panel put it off to a later meeting. */
  deferrals?: readonly Deferral[];
}

/** A stage's wish that another one looks first. */
export interface Referral {
  by: Person;
  at: IsoInstant;
  /** The other stage's name. */
  to: string;
  because: string;
}

/** What was asked, frozen and readable: stays true after the package changes. No child identity but the reference. */
export interface Snapshot {
  packageId?: number;
  childReference: string;
  providerName: string;
  providerId: number;
  /** Facts as label and value, ready to read, in order. */
  facts: readonly { label: string; value: string }[];
  /** Sentences to check before deciding, worst first. */
  concerns: readonly Concern[];
  wholeCost: number;
  weeklyCost: number;
  costByYear: Readonly<Record<string, number>>;
  startDate: IsoDay;
  endDate: IsoDay;
  hoursPerWeek?: number;
  sessionsPerWeek?: number;
  objectives?: string;
  reason?: string;
}

/** A change of a package, with what it would cost then. */
export interface Proposal {
  /** Counts the package's changes, from 1: which one the package's row has is a number. */
  number: number;
  /** First day on which it holds. */
  from: IsoDay;
  hoursPerWeek?: number;
  sessionsPerWeek?: number;
  price?: Pence;
  endDate?: IsoDay;
  schoolWeeks: number;
  weeklyCost: Pence;
  wholeCost: Pence;
  costByYear: Readonly<Record<string, Pence>>;
}

/** Something the approver should know, in a sentence; the same list feeds card and page. */
export interface Concern {
  tone: 'danger' | 'warning' | 'good' | 'info';
  /** The first words, shown bold. */
  title: string;
  /** An amount, share or day that the sentence is about, ready to read: "£31,836.00". */
  figure?: string;
  sentence: string;
  about: 'money' | 'law' | 'assurance';
}

/** One request for a decision: stages, decisions and snapshot in one row, decided by one PATCH. */
export interface Approval extends HistoryRow {
  /** The package's request key: known before either row is written. */
  packageKey: string;
  /** The package's id; filled in just after both rows are written. */
  packageId?: number;
  kind: ApprovalKind;
  state: ApprovalState;
  requester: Person;
  team: string;
  stages: readonly Stage[];
  snapshot: Snapshot;
  /** What was true when it was approved, where that is not what was asked. */
  approvedAs?: Snapshot;
  /** Why a change, another look or an emergency is asked for, in the person's words. */
  because?: string;
  /** What a change would make of the package; absent where the package itself is asked for. */
  change?: Proposal;
  /** What the panel of one of its stages reads. */
  paper?: PanelPaper;
  /** Counts the facts shown; a card that showed fewer is out of date. Begins at 1. */
  seen: number;
  /** Who may not decide this, because they decided what it asks to be looked at again. */
  barred?: readonly Person[];
  /** Valid-from day of the rule set that chose the stages. */
  ruleSetFrom: IsoDay;
  /** Names of the open stages, for the list's column. */
  waitingFor: string;
  dueDate?: IsoDay;
}

/** What an approval's post in a channel shows: true for everyone there, without initials by default. */
export interface PostedApproval {
  approvalId: number;
  packageId: number | undefined;
  /** "EP-1042". */
  packageReference: string;
  state: ApprovalState;
  kind: ApprovalKind;
  requester: Person;
  teamName: string;
  /** The child as the channel may see it: the council's reference, with initials where switched on. */
  child: string;
  snapshot: Snapshot;
  /** Route and reason in words, "section 19 (exclusion)". */
  route: string;
  stages: readonly Stage[];
  /** Ids and names of those who may decide the open stage, at most 60; empty when decided. */
  deciders: readonly Person[];
  seen: number;
}

export type ApprovalStore = HistoryStore<Approval>;

/** The request key of a package's first approval: fixed, so that repair finds or makes the same row. */
export function firstApprovalKey(packageKey: string): string {
  return `${packageKey}:new`;
}
