import type { App } from '../app';
import { AppError } from '../common/errors';
import type { RowChange } from '../common/store';
import type { Actor } from '../people/actor';
import { mayChangePackage } from '../people/permissions';
import type { Approval } from './approval';
import { isWaiting } from './approvalsOf';
import { changeAndFollow } from './changeAndFollow';
import { wordsOrThrow } from './checks';
import { referenceOf } from './requestWords';
import { childOf, refuseBlind } from './seeApproval';
import { withdrawal } from './withdrawal';

export interface WithdrawInput {
  approvalId: number;
  because: string;
}

/**
 * Takes a request back before it is decided. The package becomes withdrawn, with the reason.
 *
 * Withdrawn again by the same person answers the request as it is. Throws `notFound` for
 * those who may not see it, `notAllowed` for everybody but the requester and the package's team,
 * `conflict` when it is decided, `invalid`
 * for a missing or long reason.
 */
export async function withdrawApproval(
  app: App,
  actor: Actor,
  input: WithdrawInput,
): Promise<Approval> {
  return changeAndFollow(app, input.approvalId, async (row) => {
    await refuseBlind(app, actor, row);
    return withdrawn(app, actor, input, row);
  });
}

/** Whether the person may take the request back now, for a button. */
export function mayWithdraw(app: App, actor: Actor, approval: Approval): boolean {
  return isWaiting(approval) && mayChangePackage(actor, approval, childOf(app, approval));
}

function withdrawn(
  app: App,
  actor: Actor,
  input: WithdrawInput,
  approval: Approval,
): RowChange<Approval> | undefined {
  const reference = referenceOf(app, approval);
  if (!mayChangePackage(actor, approval, childOf(app, approval))) {
    throw new AppError(
      'notAllowed',
      `Only ${approval.requester.name} and colleagues of the same team can withdraw ${reference}.`,
    );
  }
  if (approval.state === 'withdrawn' && approval.lastEvent.actor.id === actor.id) return undefined;
  if (!isWaiting(approval)) {
    throw new AppError(
      'conflict',
      `${reference} is already ${approval.state}. Nothing was changed.`,
    );
  }
  const because = wordsOrThrow(input.because, 'because', `Say why you withdraw ${reference}.`);
  return withdrawal(app, approval, { id: actor.id, name: actor.name }, because);
}
