import type { ApprovalPage } from '../api/contract';
import type { App } from '../app';
import { liveOrUndefined } from '../common/store';
import type { Actor } from '../people/actor';
import { isPanelStage, panelNameOf } from '../settings/panels';
import { mayAnswer } from './answerInformation';
import type { Approval, Stage } from './approval';
import { approvalRow } from './approvalRow';
import { changedSince } from './changedSince';
import { currentSeen } from './currentSeen';
import { mayDecide, type MayDecide } from './mayDecide';
import { packageOf, verdictOn, whenWords } from './requestWords';
import { childOf, maySeeApproval, noSuchApproval } from './seeApproval';
import { changeFacts } from './changeFacts';
import { mayReconsider } from './reconsider';
import { referable } from './referStage';
import { stageView } from './stageView';
import { mayWithdraw } from './withdrawApproval';
import { currentStages } from './stages';

export { postedApproval } from './postedApproval';

/**
 * One request as this person may see it, and what he or she may do with it.
 *
 * Throws `notFound` both when there is no such request and when the person may not see it, in
 * the same words: whether a child is restricted, or exists, is not said.
 */
export async function approvalPage(
  app: App,
  actor: Actor,
  id: number,
): Promise<Omit<ApprovalPage, 'card'>> {
  const approval = await visibleApproval(app, actor, id);
  const stages = currentStages(approval);
  const answers = await Promise.all(stages.map((one) => mayDecide(app, actor, approval, one)));
  const mine = stages.filter((_, index) => answers[index]?.yes);
  const decidable = mine.map((one) => one.id);
  const { snapshot } = approval;
  return {
    approval: {
      ...approvalRow(app, actor, approval, childOf(app, approval)),
      seen: currentSeen(app, approval),
      stages: await Promise.all(approval.stages.map((one) => stageView(app, approval, one))),
      route: packageOf(app, approval)?.legalRoute ?? null,
      facts: [...snapshot.facts],
      concerns: [...snapshot.concerns],
      objectives: snapshot.objectives ?? '',
      because: approval.because ?? '',
      change: changeFacts(app, approval),
      panelName: panelNameIn(app, approval),
      hasPaper: approval.paper !== undefined,
      changedSince: changedSince(app, approval),
    },
    abilities: {
      decide: decidable,
      ask: decidable,
      answer: mayAnswer(app, actor, approval) ? openQuestions(approval) : [],
      refer: mine[0] ? referable(app, approval, mine[0]) : [],
      reconsider: mayReconsider(app, actor, approval),
      withdraw: mayWithdraw(app, actor, approval),
    },
    whoDecides: mine.length > 0 ? '' : whoDecidesLine(app, approval, nearest(stages, answers)),
    asOf: app.changes.asOf()?.toISOString() ?? null,
  };
}

/** The panel that decides one of the stages; empty where none does. */
function panelNameIn(app: App, { stages }: Approval): string {
  const stage = stages.find(({ rule }) => isPanelStage(rule));
  return stage ? panelNameOf(app, stage.rule) : '';
}

async function visibleApproval(app: App, actor: Actor, id: number): Promise<Approval> {
  const approval = app.approvals.find(id) ?? (await liveOrUndefined(app.approvals, id));
  const isVisible =
    approval && (await maySeeApproval(app, actor, approval, childOf(app, approval)));
  if (isVisible) return approval;
  throw noSuchApproval();
}

function whoDecidesLine(app: App, approval: Approval, answer: MayDecide | undefined): string {
  if (answer) return answer.yes ? '' : answer.why;
  const last = approval.stages.flatMap(({ decisions }) => decisions).at(-1);
  if (approval.state === 'withdrawn' || !last) {
    return `${approval.lastEvent.actor.name} withdrew this ${whenWords(app, approval.lastEvent.at)}.`;
  }
  return `${last.by.name} ${verdictOn(last.verdict, 'this')} ${whenWords(app, last.at)}.`;
}

/**
 * What is said to somebody who decides none of the stages that wait side by side: of the one that
 * is the person's but for a question or an own answer, else of the first.
 */
function nearest(stages: readonly Stage[], answers: readonly MayDecide[]): MayDecide | undefined {
  const own = stages.findIndex((_, place) => {
    const answer = answers[place];
    return answer && !answer.yes && answer.why.startsWith('You ');
  });
  return answers[Math.max(0, own)];
}

/** The questions that wait for an answer. */
function openQuestions(approval: Approval): string[] {
  const questions = currentStages(approval).flatMap((stage) => stage.questions);
  return questions.filter(({ answered }) => !answered).map(({ id }) => id);
}
