import { z } from 'zod';
import type { ApprovalRules, Body, StageCondition, StageRule } from '../../settings/settings';
import { stageRule } from '../../settings/shapes';
import { asOf, day, person, text } from './parts';

// Settings that people see or change on the Settings pages.

/** Approval rules as they are sent to be tried or published. */
const rules: z.ZodType<ApprovalRules> = z.strictObject({ stages: z.array(stageRule).max(30) });

export const rulesInput = z.strictObject({ rules });

export const publishRulesInput = z.strictObject({
  validFrom: day,
  rules,
  /** The newest published set that the page showed. */
  after: z.number().int().min(0),
  because: text(1000).default(''),
});

const stageWords = z.object({
  name: z.string(),
  /** When a package passes it: one of these is enough. */
  when: z.array(z.string()),
  who: z.string(),
  howLong: z.string(),
  also: z.array(z.string()),
  warnings: z.array(z.string()),
});

export const rulesInWords = z.object({ words: z.array(stageWords) });

export const approvalRulesPage = z.object({
  today: z.string(),
  mayChange: z.boolean(),
  after: z.number(),
  sets: z.array(
    z.object({
      /** 0 for the rules that hold until somebody publishes some. */
      id: z.number(),
      state: z.enum(['inForce', 'coming', 'past', 'replaced']),
      validFrom: z.string(),
      publishedBy: z.string(),
      publishedAt: z.string().nullable(),
      because: z.string(),
      words: z.array(stageWords),
      /** The rules to change, for administrators. */
      rules: rules.nullable(),
      /** The rules that this set took the place of, where it can be undone. */
      before: rules.nullable(),
    }),
  ),
  /** Older sets that are not shown. */
  more: z.number(),
  asOf,
});

const named = z.object({
  count: z.number(),
  packages: z.array(
    z.object({
      id: z.number(),
      reference: z.string(),
      was: z.string(),
      wouldBe: z.string(),
      /** The stage that nobody could decide, or empty. */
      stuckAt: z.string(),
    }),
  ),
  more: z.number(),
  /** Those that the reader may not see. */
  hidden: z.number(),
});

export const dryRunResult = z.object({
  /** What keeps the rules from being published. */
  faults: z.array(z.string()),
  spans: z.array(
    z.object({
      days: z.number(),
      since: z.string(),
      packages: z.number(),
      same: z.number(),
      withMoreStages: z.number(),
      elsewhere: named,
      stuck: named,
      reasons: z.array(z.object({ why: z.string(), packages: z.number() })),
      load: z.array(z.object({ stage: z.string(), was: z.number(), wouldBe: z.number() })),
    }),
  ),
  asOf,
});

export const bodyChoices = z.object({
  people: z.array(person.extend({ title: z.string() })),
  roles: z.array(z.object({ role: z.string(), name: z.string(), people: z.number() })),
  groups: z.array(z.object({ groupId: z.string(), groupName: z.string() })),
});

export type ApprovalRulesPage = z.infer<typeof approvalRulesPage>;

export type RulesInWords = z.infer<typeof rulesInWords>;

export type DryRunResult = z.infer<typeof dryRunResult>;

export type BodyChoices = z.infer<typeof bodyChoices>;

export type ApprovalRulesJson = ApprovalRules;

export type StageRuleJson = StageRule;

export type StageConditionJson = StageCondition;

export type BodyJson = Body;

export type StageWordsJson = z.infer<typeof stageWords>;
