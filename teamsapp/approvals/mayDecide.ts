import type { App } from '../app';
import type { Child } from '../children/child';
import type { Actor } from '../people/actor';
import { isPanelStage } from '../settings/panels';
import type { Approval, Stage } from './approval';
import { referenceOf, verdictOn, whenWords } from './requestWords';
import { childOf, maySeeApproval } from './seeApproval';
import { keptOut, seatOf } from './seats';
import { panelSentence, whoDecides } from './whoDecides';

export type MayDecide = { yes: true } | { yes: false; why: string };

/**
 * Whether the person may decide the stage now, and if not, why and who does. The sentence names
 * nothing that the person may not see.
 */
export async function mayDecide(
  app: App,
  actor: Actor,
  approval: Approval,
  stage: Stage,
): Promise<MayDecide> {
  const own = stage.decisions.find(({ by }) => by.id === actor.id);
  if (own) return no(`You ${verdictOn(own.verdict, 'this')} ${whenWords(app, own.at)}.`);
  const notOne = await whyNotDecider(app, actor, approval, stage);
  if (notOne !== undefined) return no(notOne);
  if (stage.state === 'informationRequested') {
    const question = stage.questions.find(({ answered }) => !answered);
    return no(
      `${question?.asked.by.name ?? 'Somebody'} asked a question. You can decide when it is answered.`,
    );
  }
  if (stage.state !== 'open' || approval.state !== 'open') {
    return no(`${stage.rule.name} is not waiting for a decision.`);
  }
  return { yes: true };
}

/**
 * Whether the person is one of those who decide the stage: with a free seat in its body, not a
 * guest, and somebody who may see the child. Memberships are at most a minute old.
 */
export async function isDecider(
  app: App,
  actor: Actor,
  approval: Approval,
  stage: Stage,
  child: Child | undefined = childOf(app, approval),
): Promise<boolean> {
  if ((await seatOf(app, actor, approval, stage)) === undefined) return false;
  return maySeeApproval(app, actor, approval, child);
}

/**
 * Why the person is not one of those who decide the stage, and who is; undefined for one of them.
 * Only for somebody who may see the request: the sentence names it.
 */
export async function whyNotDecider(
  app: App,
  actor: Actor,
  approval: Approval,
  stage: Stage,
): Promise<string | undefined> {
  if (await isDecider(app, actor, approval, stage)) return undefined;
  if (isPanelStage(stage.rule)) return panelSentence(app, stage.rule);
  const reference = referenceOf(app, approval);
  const who = await whoDecides(app, approval, stage);
  if (actor.id === approval.requester.id) {
    return `You logged ${reference}, so someone else must decide. ${who}`.trim();
  }
  if (keptOut(approval, stage).includes(actor.id)) {
    return `You decided on ${reference} before, so someone else must decide ${stage.rule.name}. ${who}`.trim();
  }
  return `Only ${stage.rule.name} approvers can decide ${reference}. ${who}`.trim();
}

function no(why: string): MayDecide {
  return { yes: false, why };
}
