import type { StageCondition } from '../../../teamsapp/settings/settings';
import { formBegins, kinds } from '../council';
import { nextOpened, newStage } from './transitions';
import type { ModelApproval } from './state';
import { kindOf, type View } from './view';

/** The request that must come of a package of its kind, asked for on a day. */
export function askedFor(
  view: View,
  asked: Pick<ModelApproval, 'id' | 'packageKey' | 'requester' | 'team' | 'child'>,
  day: string,
): ModelApproval {
  let step = 0;
  const stages = view.rules.flatMap((rule, index) => {
    if (index > 0 && rule.beside !== true) step += 1;
    const { when } = rule;
    const isNeeded = !when || when.some((one) => holds(one, view, kindOf(asked.packageKey), day));
    return isNeeded ? [newStage(`s${String(index + 1)}`, rule, step)] : [];
  });
  return {
    ...asked,
    ruleSetFrom: view.ruleSetFrom,
    barred: [],
    stages: nextOpened(stages, day),
    withdrawn: false,
    answers: 0,
    lastActor: asked.requester,
  };
}

/** Whether all of a condition holds; what is not known holds, a limit left blank never does. */
function holds(condition: StageCondition, view: View, kind: number, day: string): boolean {
  const facts = kinds[kind];
  if (!facts) throw new Error(`There is no kind ${String(kind)} of package.`);
  const above = (value: number, limit: number | null) => limit !== null && value > limit;
  const { routes, annualCostAbove, weeklyCostAbove, weeksAbove, ...flags } = condition;
  const route: string = facts.form.legalRoute ?? '';
  return [
    routes === undefined || routes.some((one) => one === route),
    annualCostAbove === undefined || above(facts.annualCost, annualCostAbove),
    weeklyCostAbove === undefined || above(facts.weeklyCost, weeklyCostAbove),
    weeksAbove === undefined || above(schoolWeeks, weeksAbove),
    !flags.offContract || facts.offContract,
    !flags.unregistered || facts.unregistered !== false,
    !flags.illegalSchoolConcern || facts.illegalSchoolConcern,
    !flags.residential || facts.residential,
    !flags.retrospective || formBegins < day,
    !flags.restrictedChild || view.child?.restricted !== false,
  ].every((is) => is);
}

/** 22 February to 19 March 2027. */
const schoolWeeks = 4;
