import { nextEvent } from '../activity/recordEvent';
import type { App } from '../app';
import { AppError } from '../common/errors';
import type { RowChange } from '../common/store';
import type { Actor } from '../people/actor';
import { setting } from '../settings/inForce';
import type { Approval, Referral, Stage } from './approval';
import { changeAndFollow } from './changeAndFollow';
import {
  refuseClosed,
  refuseUnseen,
  refuseWhileAsked,
  seatOrThrow,
  stageOrThrow,
  wordsOrThrow,
} from './checks';
import { approvalSubject } from './openApproval';
import { referenceOf } from './requestWords';
import { refuseBlind } from './seeApproval';
import { fromStages, openNextStep, stepOf } from './stages';

export interface ReferInput {
  approvalId: number;
  stageId: string;
  /** The number of the facts that the page or card showed. */
  seen: number;
  /** Name of the stage that is to look first. */
  to: string;
  because: string;
}

/**
 * Asks another stage of the rules to decide first. The referring stage waits behind it and decides
 * after it, so none is skipped: a stage that would come later comes now, one that the package did
 * not need is put in.
 *
 * The same referral while it waits counts once. Throws as `decide` does, `invalid` for a stage
 * that the rules do not have, that has answered or is asked already.
 */
export async function referStage(app: App, actor: Actor, input: ReferInput): Promise<Approval> {
  return changeAndFollow(app, input.approvalId, (row) => referred(app, actor, input, row));
}

/** Names of the stages that the stage may ask to look first. */
export function referable(app: App, approval: Approval, stage: Stage): string[] {
  const notYet = approval.stages.filter(({ state }) => state === 'notYet').map(nameOf);
  const present = new Set(approval.stages.map(nameOf));
  const others = setting(app, 'approvalRules').stages.filter(({ name }) => !present.has(name));
  return [...notYet, ...others.map(({ name }) => name)].filter((name) => name !== nameOf(stage));
}

async function referred(
  app: App,
  actor: Actor,
  input: ReferInput,
  approval: Approval,
): Promise<RowChange<Approval> | undefined> {
  await refuseBlind(app, actor, approval);
  const stage = stageOrThrow(approval, input.stageId);
  const last = stage.referrals?.at(-1);
  const isSame = last?.by.id === actor.id && last.to === input.to && stage.state === 'notYet';
  if (isSame) return undefined;
  refuseClosed(app, approval, stage);
  await seatOrThrow(app, actor, approval, stage);
  refuseWhileAsked(app, approval, stage);
  refuseUnseen(app, approval, input.seen);
  const target = targetOrThrow(app, approval, stage, input.to);
  const reference = referenceOf(app, approval);
  const missing = `Say why ${input.to} is to look at ${reference} first.`;
  const because = wordsOrThrow(input.because, 'because', missing);
  const by = { id: actor.id, name: actor.name };
  const referral = { by, at: app.clock.now().toISOString(), to: input.to, because };
  return recorded(app, approval, { stage, target, referral });
}

function targetOrThrow(app: App, approval: Approval, stage: Stage, to: string): Stage {
  if (referable(app, approval, stage).includes(to)) {
    const waiting = approval.stages.find((one) => nameOf(one) === to);
    if (waiting) return waiting;
    const rule = setting(app, 'approvalRules').stages.find(({ name }) => name === to);
    if (rule)
      return { id: nextId(approval.stages), rule, state: 'notYet', decisions: [], questions: [] };
  }
  const isAsked = approval.stages.some((one) => nameOf(one) === to);
  const why = isAsked
    ? `${to} has been asked about ${referenceOf(app, approval)} already.`
    : `The approval rules have no stage called “${to}”.`;
  throw new AppError('invalid', `${why} Nothing was changed.`, 'to');
}

function recorded(
  app: App,
  approval: Approval,
  { stage, target, referral }: { stage: Stage; target: Stage; referral: Referral },
): RowChange<Approval> {
  const stages = openNextStep(
    behind(approval.stages, stage, target, referral),
    referral.at,
    setting(app, 'calendar'),
  );
  const after = fromStages(stages);
  const { to, because } = referral;
  return {
    ...after,
    ...nextEvent(
      app,
      approvalSubject(approval),
      approval,
      referral.by,
      'referred',
      { waitingFor: approval.waitingFor },
      { waitingFor: after.waitingFor, stage: nameOf(stage), to, because },
    ),
  };
}

/** The stages with the target in the place of the stage, and the stage in a step of its own behind it. */
function behind(
  stages: readonly Stage[],
  stage: Stage,
  target: Stage,
  referral: Referral,
): readonly Stage[] {
  const numbered = stages.map((one, place) => ({ ...one, step: stepOf(one, place) }));
  const step = numbered.find(({ id }) => id === stage.id)?.step ?? 0;
  const waiting: Stage = {
    ...stage,
    state: 'notYet',
    referrals: [...(stage.referrals ?? []), referral],
    step: step + 1,
  };
  // Its clock starts anew when it is opened again.
  delete waiting.dueDate;
  delete waiting.openedAt;
  const others = numbered
    .filter(({ id }) => id !== stage.id && id !== target.id)
    .map((one) => (one.step > step ? { ...one, step: one.step + 1 } : one));
  return [...others, { ...target, step }, waiting].sort((a, b) => (a.step ?? 0) - (b.step ?? 0));
}

function nextId(stages: readonly Stage[]): string {
  const numbers = stages.map(({ id }) => Number(id.replace(/\D/g, '')));
  // Far above the rules' own numbers, so that a stage of the rules is never taken for it.
  return `s${String(Math.max(100, ...numbers) + 1)}`;
}

function nameOf({ rule }: Stage): string {
  return rule.name;
}
