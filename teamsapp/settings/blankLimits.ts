import type { ApprovalRules, StageCondition, StageRule } from './settings';

type Limit = 'annualCostAbove' | 'weeklyCostAbove' | 'weeksAbove';

/** What each limit is called in a sentence: "the cost of a year". */
const limitNames: Readonly<Record<Limit, string>> = {
  annualCostAbove: 'the cost of a year',
  weeklyCostAbove: 'the cost of a week',
  weeksAbove: 'the number of school weeks',
};

const limits: readonly Limit[] = ['annualCostAbove', 'weeklyCostAbove', 'weeksAbove'];

/** The limits of a condition that were left blank, by what they are called. */
export function blankLimitsOf(condition: StageCondition): readonly string[] {
  return limits.filter((limit) => condition[limit] === null).map((limit) => limitNames[limit]);
}

/** Whether a condition holds for no package, because one of its limits was left blank. */
export function hasBlankLimit(condition: StageCondition): boolean {
  return blankLimitsOf(condition).length > 0;
}

/** A sentence for every limit of the rules that was left blank: whom it keeps from being asked. */
export function blankLimitWarnings({ stages }: ApprovalRules): string[] {
  return stages.flatMap((stage) => [
    ...new Set((stage.when ?? []).flatMap(blankLimitsOf).map((limit) => warning(stage, limit))),
  ]);
}

function warning({ name, when = [] }: StageRule, limit: string): string {
  const effect = when.every(hasBlankLimit)
    ? 'No package is sent there'
    : 'Packages are sent there for its other conditions only';
  return `No limit is set for ${name}: ${limit} is blank. ${effect} until a limit is set in Settings, Approval rules.`;
}
