import type { App } from '../app';
import { AppError } from '../common/errors';
import type { NewRow } from '../common/store';
import type { Approval } from './approval';
import { followUp } from './followUp';
import { approvalSubject } from './openApproval';
import { freeSeats } from './seats';

/**
 * Writes a request that follows an earlier one. Two people who ask at the same moment cannot both
 * succeed: the later one gets `conflict`. Throws as the stores do.
 */
export async function addRequest(app: App, row: NewRow<Approval>): Promise<Approval> {
  const stored = await app.approvals.add(row);
  if (stored.eventHash !== row.eventHash && stored.requester.id !== row.requester.id) {
    throw new AppError(
      'conflict',
      `${stored.requester.name} asked for this at the same moment. Yours was not recorded.`,
    );
  }
  app.afterwards(approvalSubject(stored), () => followUp(app, stored.id));
  return stored;
}

/**
 * Throws `invalid` when a stage of the request has fewer people than it needs.
 *
 * @param who what they have to be like, for the sentence: "did not decide on EP-1042 before"
 */
export async function fullyStaffedOrThrow(
  app: App,
  row: NewRow<Approval>,
  who: string,
): Promise<void> {
  const request: Approval = { ...row, id: 0, eTag: '' };
  for (const stage of request.stages) {
    const { quorum, name } = stage.rule;
    if ((await freeSeats(app, request, stage)).length >= quorum) continue;
    throw new AppError(
      'invalid',
      `${name} has nobody, or not enough people, who ${who}. An administrator can add people to its group. Nothing was recorded.`,
    );
  }
}
