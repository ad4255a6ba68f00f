import type { App } from '../app';
import { wordsOrThrow } from '../approvals/checks';
import { withdrawApproval } from '../approvals/withdrawApproval';
import { withdrawFollowing } from '../approvals/withdrawFollowing';
import { AppError } from '../common/errors';
import { pounds } from '../common/money';
import type { Actor } from '../people/actor';
import { mayChangePackage } from '../people/permissions';
import { changePackage } from './changePackage';
import { packageReference, packageSubject, type EducationPackage } from './educationPackage';
import { approvalsOf, isRuling, isWaiting } from '../approvals/approvalsOf';
import { currentState, mayBecome, runningStates, waitingStates } from './states';
import { childOfPackage, visiblePackage } from './visiblePackage';

export interface WithdrawInput {
  id: number;
  because: string;
}

/** What withdrawing would do, in sentences for a check before it is saved. */
export interface WithdrawCheck {
  id: number;
  reference: string;
  sentences: readonly string[];
}

/**
 * Takes a package back that was logged by mistake or is not needed: its request for a decision
 * while one waits, else the package itself before it has begun.
 *
 * Sent again it answers the package as it is. Throws `notFound` and `notAllowed` by permission,
 * `conflict` when it has begun, is over or was decided in the meantime, `invalid` for a missing
 * or long reason.
 */
export async function withdrawPackage(
  app: App,
  actor: Actor,
  input: WithdrawInput,
): Promise<EducationPackage> {
  const because = wordsOrThrow(input.because, 'because', 'Say why the package is withdrawn.');
  const row = await visiblePackage(app, actor, input.id);
  if (isWithdrawnBy(app, actor, row)) return row;
  refuse(app, actor, row);
  const waiting = openApproval(app, row);
  if (waiting) {
    await withdrawApproval(app, actor, { approvalId: waiting.id, because });
    return app.packages.find(row.id) ?? row;
  }
  const withdrawn = await changePackage(app, actor, row.id, (now) => {
    if (isWithdrawnBy(app, actor, now)) return undefined;
    refuse(app, actor, now);
    return { verb: 'withdrew', change: { status: 'withdrawn', endReason: because } };
  });
  app.afterwards(packageSubject(withdrawn), async () => {
    await withdrawFollowing(app, withdrawn);
  });
  return withdrawn;
}

/** What withdrawing would do, without writing. Throws as `withdrawPackage`, but for the reason. */
export async function checkWithdraw(
  app: App,
  actor: Actor,
  { id }: Pick<WithdrawInput, 'id'>,
): Promise<WithdrawCheck> {
  const row = await visiblePackage(app, actor, id);
  refuse(app, actor, row);
  const reference = packageReference(id);
  const waiting = openApproval(app, row);
  const { hoursPerWeek, wholeCost } = row;
  const hours = hoursPerWeek === undefined ? '' : ` and ${String(hoursPerWeek)} hours a week`;
  const sentences = [
    waiting
      ? `${reference} is withdrawn. ${waiting.waitingFor} need not decide it.`
      : `${reference} is withdrawn before it begins.`,
    `${pounds(wholeCost)}${hours} are freed.`,
    'This cannot be undone. You can log a package like it again.',
  ];
  return { id, reference, sentences };
}

function refuse(app: App, actor: Actor, row: EducationPackage): void {
  const reference = packageReference(row.id);
  if (!mayChangePackage(actor, row, childOfPackage(app, row))) {
    throw new AppError(
      'notAllowed',
      `Only ${row.requester.name} and colleagues of the same team can withdraw ${reference}.`,
    );
  }
  const state = currentState(app, row);
  if (waitingStates.has(state)) return;
  if (runningStates.has(state)) {
    throw new AppError('conflict', `${reference} has begun. End it instead, with its last day.`);
  }
  if (mayBecome(row.status, 'withdrawn') && (state === 'approved' || state === 'agreementIssued')) {
    return;
  }
  throw new AppError('conflict', `${reference} is ${state} and cannot be withdrawn.`);
}

function openApproval(app: App, row: EducationPackage) {
  return approvalsOf(app, row).find((one) => isWaiting(one) && isRuling(one));
}

function isWithdrawnBy(app: App, actor: Actor, row: EducationPackage): boolean {
  if (currentState(app, row) !== 'withdrawn') return false;
  const last = approvalsOf(app, row).at(-1)?.lastEvent;
  const events = [row.lastEvent, ...(last ? [last] : [])];
  return events.some(({ verb, actor: by }) => verb === 'withdrew' && by.id === actor.id);
}
