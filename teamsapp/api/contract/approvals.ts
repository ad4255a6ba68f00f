import { z } from 'zod';
import { approvalViewKeys } from '../../approvals/approvalViews';
import { legalRoute, verdict } from './codes';
import { asOf, concern, day, paging, team, text } from './parts';

// Requests for a decision.

export const findApprovalsInput = z.strictObject({
  view: z.enum(approvalViewKeys).default('mine'),
  /** Only requests that wait for the stage of this name. */
  stage: text(60).min(1).optional(),
  ...paging,
});

export const decideInput = z.strictObject({
  stageId: text(20).min(1),
  /** The number of the facts that the page or card showed. */
  seen: z.number().int().min(1),
  verdict,
  note: text(1000).default(''),
});

export const askInput = z.strictObject({
  stageId: text(20).min(1),
  seen: z.number().int().min(1),
  question: text(1000).min(1),
});

export const answerInput = z.strictObject({
  questionId: text(64).min(1),
  answer: text(1000).min(1),
});

export const referInput = z.strictObject({
  stageId: text(20).min(1),
  seen: z.number().int().min(1),
  /** Name of the stage that is to look first. */
  to: text(60).min(1),
  because: text(1000).min(1),
});

export const reconsiderInput = z.strictObject({ because: text(1000).min(1) });

export const withdrawInput = z.strictObject({ because: text(1000).min(1) });

export const nameDeputyInput = z.strictObject({
  /** Who is away, the reader when absent. */
  ofId: text(64).optional(),
  deputyId: text(64).min(1),
  from: day,
  to: day,
});

export const endDeputiesInput = z.strictObject({ ofId: text(64).optional() });

/** Who stands in for whom, from today on. */
export const deputies = z.object({
  deputies: z.array(
    z.object({
      ofId: z.string(),
      of: z.string(),
      deputyId: z.string(),
      deputy: z.string(),
      from: z.string(),
      to: z.string(),
      /** Whether the reader may end it. */
      mayEnd: z.boolean(),
    }),
  ),
  /** Whom the reader can name for the own stages; none where the reader decides nothing. */
  candidates: z.array(z.object({ id: z.string(), name: z.string() })),
});

const stageView = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(['notYet', 'open', 'informationRequested', 'approved', 'declined']),
  dueDate: z.string().nullable(),
  workingDaysLeft: z.number().nullable(),
  /** Names of those who may decide, at most ten. */
  whoDecides: z.array(z.string()),
  decisions: z.array(
    z.object({
      by: z.string(),
      /** The approver for whom a deputy answered. */
      insteadOf: z.string().nullable(),
      verdict,
      note: z.string(),
      at: z.string(),
    }),
  ),
  /** When the stage asked another one to look first. */
  referrals: z.array(
    z.object({ by: z.string(), at: z.string(), to: z.string(), because: z.string() }),
  ),
  /** When the panel put it off to its next meeting. */
  deferrals: z.array(z.object({ by: z.string(), at: z.string(), because: z.string() })),
  /** Stages with the same number wait side by side. */
  step: z.number(),
  quorum: z.number(),
  questions: z.array(
    z.object({
      id: z.string(),
      askedBy: z.string(),
      askedAt: z.string(),
      question: z.string(),
      answeredBy: z.string().nullable(),
      answeredAt: z.string().nullable(),
      answer: z.string().nullable(),
    }),
  ),
  /** True when no channel is set for this stage, so its card waits. */
  channelMissing: z.boolean(),
});

export const approvalRow = z.object({
  id: z.number(),
  packageId: z.number().nullable(),
  packageReference: z.string(),
  child: z.string(),
  providerName: z.string(),
  wholeCost: z.number(),
  stage: z.string(),
  kind: z.enum(['new', 'variation', 'extension', 'reconsideration']),
  state: z.enum(['open', 'informationRequested', 'approved', 'declined', 'withdrawn']),
  dueDate: z.string().nullable(),
  workingDaysLeft: z.number().nullable(),
  requester: z.string(),
  team: team,
  askedAt: z.string(),
});

export const approvalsFound = z.object({
  total: z.number(),
  rows: z.array(approvalRow),
  asOf,
  counts: z.object({ mine: z.number(), others: z.number(), questions: z.number() }),
  /** Names of the stages for which any request waits, whatever the view. */
  stages: z.array(z.string()),
});

export const approvalPage = z.object({
  approval: approvalRow.extend({
    seen: z.number(),
    stages: z.array(stageView),
    route: legalRoute.nullable(),
    facts: z.array(z.object({ label: z.string(), value: z.string() })),
    concerns: z.array(concern),
    objectives: z.string(),
    /** Why a change or another look is asked for; empty for a new package. */
    because: z.string(),
    /** What a change would make different, as label, now and then. */
    change: z.array(z.object({ label: z.string(), now: z.string(), then: z.string() })),
    /** The panel that decides one of its stages; empty where none does. */
    panelName: z.string(),
    /** Whether the panel's paper is written. */
    hasPaper: z.boolean(),
    /** What differs now from what was asked, in sentences. */
    changedSince: z.array(z.string()),
  }),
  abilities: z.object({
    decide: z.array(z.string()),
    ask: z.array(z.string()),
    answer: z.array(z.string()),
    /** Names of the stages that the reader's stage may ask to look first. */
    refer: z.array(z.string()),
    reconsider: z.boolean(),
    withdraw: z.boolean(),
  }),
  /** One line for those who may not decide: who does, and why not the reader. */
  whoDecides: z.string(),
  /** The card as posted in Teams, for the adaptivecards renderer. */
  card: z.record(z.string(), z.unknown()),
  asOf,
});

export type ApprovalsFound = z.infer<typeof approvalsFound>;

export type ApprovalRow = z.infer<typeof approvalRow>;

export type ApprovalPage = z.infer<typeof approvalPage>;

export type Deputies = z.infer<typeof deputies>;

export type StageView = ApprovalPage['approval']['stages'][number];

export type FindApprovalsInput = z.input<typeof findApprovalsInput>;

export type DecideInput = z.input<typeof decideInput>;
