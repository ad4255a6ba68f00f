import type { App } from '../app';
import type { Child } from '../children/child';
import { childrenByReference } from '../children/childByReference';
import { AppError } from '../common/errors';
import type { Actor } from '../people/actor';
import { may, maySeePackage } from '../people/permissions';
import type { Approval } from './approval';
import { seatsIn } from './seats';

/** The child of an approval; undefined when the list does not know the reference. */
export function childOf(app: Pick<App, 'children'>, approval: Approval): Child | undefined {
  return childrenByReference(app).get(approval.snapshot.childReference);
}

/**
 * Whether the person may see the request: by role, or by a seat in the body of one of its stages.
 * A restricted child's is seen by its team and safeguarding alone; a guest sees none.
 */
export async function maySeeApproval(
  app: App,
  actor: Actor,
  approval: Approval,
  child: Child | undefined,
): Promise<boolean> {
  if (actor.isGuest) return false;
  if (may(actor, 'seeApprovals')) return maySeePackage(actor, approval, child);
  // Members of a panel may hold no role of the app; they see what they are asked to decide.
  if (!child || child.restricted) return false;
  for (const stage of approval.stages) {
    const seats = await seatsIn(app, stage.rule, approval.team);
    if (seats.some(({ person }) => person.id === actor.id)) return true;
  }
  return false;
}

/**
 * What everybody is told of a request that is not there or not for him or her, in the same words:
 * ids are small numbers, and which of them are taken is nobody's business.
 */
export function noSuchApproval(): AppError {
  return new AppError(
    'notFound',
    'You cannot see this request. If you work with this child, ask the package’s owner.',
  );
}

/** Throws `notFound` as for a request that is not there when the person may not see it. */
export async function refuseBlind(app: App, actor: Actor, approval: Approval): Promise<void> {
  if (!(await maySeeApproval(app, actor, approval, childOf(app, approval)))) throw noSuchApproval();
}
