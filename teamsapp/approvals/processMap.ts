import type { GuidanceMap } from '../api/contract';
import type { App } from '../app';
import { addDays, dayOf, today, type IsoDay } from '../common/dates';
import type { Actor } from '../people/actor';
import { may, mayOrThrow } from '../people/permissions';
import { defaultsFrom } from '../settings/defaults';
import { setting, settingInForce } from '../settings/inForce';
import type { ApprovalRules, StageRule } from '../settings/settings';
import type { Approval } from './approval';
import { bodyWords, conditionWords } from './mapWords';
import { openApprovals } from './openApprovals';
import { childOf, maySeeApproval } from './seeApproval';
import { median, paceOf } from './stagePace';
import { currentStages } from './stages';

/** How far back decisions count, in days. */
const daysBack = 180;
/** Fewer decisions say nothing of a stage. */
const decisionsAtLeast = 3;

type MapStage = GuidanceMap['steps'][number][number];

/** Requests that this reader may see: those that wait, and all in which a decision may count. */
interface Requests {
  since: IsoDay;
  open: readonly Approval[];
  recent: readonly Approval[];
}

/**
 * How a package gets approved, drawn from the rules in force: their steps in order, and for each
 * stage how many requests wait there and how long its decisions took.
 *
 * Every figure is of the requests that the reader may see, so that a restricted child's is in no
 * count or median for others; a reader who may see no approvals gets the map without figures.
 * Stages in which requests still wait but which the rules no longer have come apart. Throws
 * `notAllowed` for guests who are no school reader.
 */
export async function processMap(app: App, actor: Actor): Promise<GuidanceMap> {
  if (actor.isGuest) mayOrThrow(actor, 'seeProviders');
  const { value: rules, validFrom } = settingInForce(app, 'approvalRules');
  const requests = may(actor, 'seeApprovals') ? await requestsFor(app, actor) : undefined;
  const drawn = (rule: StageRule) => stageOf(app, rule, requests);
  return {
    rulesFrom: validFrom === defaultsFrom ? null : validFrom,
    since: requests?.since ?? null,
    steps: stepsOf(rules).map((step) => step.map(drawn)),
    earlier: requests ? earlierRules(rules, requests.open).map(drawn) : [],
    // As the view "Information asked" has them.
    waitingForInformation:
      requests?.open.filter(({ state }) => state === 'informationRequested').length ?? null,
    asOf: app.changes.asOf()?.toISOString() ?? null,
  };
}

async function requestsFor(app: App, actor: Actor): Promise<Requests> {
  const since = addDays(today(app.clock), -daysBack);
  const waiting = new Set(openApprovals(app));
  const open: Approval[] = [];
  const recent: Approval[] = [];
  for (const approval of app.approvals.all()) {
    // No decision is younger than the last event.
    const isRecent = dayOf(approval.lastEvent.at) >= since;
    if (!isRecent && !waiting.has(approval)) continue;
    if (!(await maySeeApproval(app, actor, approval, childOf(app, approval)))) continue;
    if (isRecent) recent.push(approval);
    if (waiting.has(approval)) open.push(approval);
  }
  return { since, open, recent };
}

/** The rules' stages, those that wait side by side together. */
function stepsOf({ stages }: ApprovalRules): StageRule[][] {
  const steps: StageRule[][] = [];
  for (const rule of stages) {
    const before = steps.at(-1);
    if (rule.beside && before) before.push(rule);
    else steps.push([rule]);
  }
  return steps;
}

/** The rules of stages that wait though no stage of the present rules is called so, the newest of each. */
function earlierRules({ stages }: ApprovalRules, open: readonly Approval[]): StageRule[] {
  const present = new Set(stages.map(({ name }) => name));
  const waiting = [...open]
    .sort((a, b) => a.id - b.id)
    .flatMap(currentStages)
    .filter(({ rule }) => !present.has(rule.name));
  return [...new Map(waiting.map(({ rule }) => [rule.name, rule])).values()];
}

function stageOf(app: App, rule: StageRule, requests: Requests | undefined): MapStage {
  const { name, when = [], body, quorum, waitingDays, differentPerson, escalateTo } = rule;
  const withNames = requests !== undefined;
  return {
    name,
    when: when.map(conditionWords),
    who: bodyWords(body, withNames),
    quorum,
    waitingDays,
    differentPerson: differentPerson ?? false,
    whoIsToldWhenLate: escalateTo
      ? bodyWords(escalateTo, withNames)
      : 'the administrators of Education Packages',
    figures: requests ? figuresOf(app, rule, requests) : null,
  };
}

function figuresOf(
  app: App,
  { name, waitingDays }: StageRule,
  { open, recent, since }: Requests,
): MapStage['figures'] {
  const calendar = setting(app, 'calendar');
  const here = open
    .map((approval) => currentStages(approval).filter(({ rule }) => rule.name === name))
    .filter((stages) => stages.length > 0);
  const days = recent
    .flatMap(({ stages }) => stages.filter(({ rule }) => rule.name === name))
    .map((stage) => paceOf(calendar, stage))
    .flatMap((pace) => (pace && pace.decidedOn >= since ? [pace.workingDays] : []));
  const middle = days.length < decisionsAtLeast ? undefined : median(days);
  return {
    waiting: here.length,
    paused: here.filter((stages) => stages.every(({ state }) => state === 'informationRequested'))
      .length,
    medianDays: middle ?? null,
    decisions: days.length,
    isSlow: middle !== undefined && middle > waitingDays,
  };
}
