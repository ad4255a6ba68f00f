import type { ApprovalRules, StageCondition, StageRule } from '../settings/settings';
import type { Stage } from './approval';
import type { RuleFacts } from './ruleFacts';

/**
 * The stages that the rules ask for of a package with these facts, in order, none of them open
 * yet. Stages of the same step stand side by side.
 */
export function neededStages(rules: ApprovalRules, facts: RuleFacts): Stage[] {
  let step = 0;
  const steps = rules.stages.map(({ beside }, index) => {
    if (index > 0 && !beside) step += 1;
    return step;
  });
  return rules.stages.flatMap((rule, index) =>
    isNeeded(rule, facts)
      ? [
          {
            id: `s${String(index + 1)}`,
            step: steps[index] ?? 0,
            rule,
            state: 'notYet' as const,
            decisions: [],
            questions: [],
          },
        ]
      : [],
  );
}

/** Whether a package with these facts passes the stage. */
export function isNeeded({ when }: StageRule, facts: RuleFacts): boolean {
  return when === undefined || when.some((condition) => isMet(condition, facts));
}

/** Whether everything that the condition names holds or is not known. */
export function isMet(condition: StageCondition, facts: RuleFacts): boolean {
  const named = Object.keys(condition);
  return named.length > 0 && named.every((key) => isKey(key) && tests[key](condition, facts));
}

type Test = (condition: StageCondition, facts: RuleFacts) => boolean;

const tests: Readonly<Record<keyof StageCondition, Test>> = {
  routes: ({ routes = [] }, { route }) => route !== undefined && routes.includes(route),
  annualCostAbove: ({ annualCostAbove }, { annualCost }) => isAbove(annualCost, annualCostAbove),
  weeklyCostAbove: ({ weeklyCostAbove }, { weeklyCost }) => isAbove(weeklyCost, weeklyCostAbove),
  weeksAbove: ({ weeksAbove }, { schoolWeeks }) => isAbove(schoolWeeks, weeksAbove),
  assurance: ({ assurance: ones = [] }, { assurance }) =>
    assurance !== undefined && ones.includes(assurance),
  offContract: (_, { isOffContract }) => isOffContract,
  unregistered: (_, { isUnregistered }) => isUnregistered ?? true,
  illegalSchoolConcern: (_, { hasIllegalSchoolConcern }) => hasIllegalSchoolConcern,
  residential: (_, { isResidential }) => isResidential,
  retrospective: (_, { isRetrospective }) => isRetrospective,
  restrictedChild: (_, { isRestricted }) => isRestricted ?? true,
};

function isKey(key: string): key is keyof StageCondition {
  return Object.hasOwn(tests, key);
}

/** A limit that was left blank is met by nothing: no figure is invented for it. */
function isAbove(value: number, limit: number | null | undefined): boolean {
  return typeof limit === 'number' && value > limit;
}

/**
 * The stages that a change of a package passes: of those that the changed package needs, the ones
 * that every package passes, those that it did not need before, and those whose conditions name
 * something that changes. A stage that looked at what stays as it was is not asked again.
 */
export function stagesForChange(
  rules: ApprovalRules,
  before: RuleFacts,
  after: RuleFacts,
): Stage[] {
  return neededStages(rules, after).filter(
    ({ rule }) =>
      rule.when === undefined || !isNeeded(rule, before) || looksAtChange(rule, before, after),
  );
}

function looksAtChange({ when = [] }: StageRule, before: RuleFacts, after: RuleFacts): boolean {
  return when
    .flatMap((condition) => Object.keys(condition))
    .some((key) => isKey(key) && before[facts[key]] !== after[facts[key]]);
}

/** The fact that each condition looks at. */
const facts: Readonly<Record<keyof StageCondition, keyof RuleFacts>> = {
  routes: 'route',
  annualCostAbove: 'annualCost',
  weeklyCostAbove: 'weeklyCost',
  weeksAbove: 'schoolWeeks',
  assurance: 'assurance',
  offContract: 'isOffContract',
  unregistered: 'isUnregistered',
  illegalSchoolConcern: 'hasIllegalSchoolConcern',
  residential: 'isResidential',
  retrospective: 'isRetrospective',
  restrictedChild: 'isRestricted',
};
