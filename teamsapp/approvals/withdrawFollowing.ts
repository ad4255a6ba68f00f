import type { App } from '../app';
import type { EducationPackage } from '../packages/educationPackage';
import { packageReference } from '../packages/educationPackage';
import type { Approval } from './approval';
import { approvalsOf, isRuling, isWaiting } from './approvalsOf';
import { changeApproval } from './changeApproval';
import { followUp } from './followUp';
import { isOver, overWord } from './isOver';
import { withdrawal } from './withdrawal';

/** The waiting requests for a change of a package that is over: nobody need decide them. */
export function uselessRequests(app: Pick<App, 'approvals'>, row: EducationPackage): Approval[] {
  if (!isOver(row)) return [];
  return approvalsOf(app, row).filter((one) => isWaiting(one) && !isRuling(one));
}

/**
 * Withdraws what is still asked about a package that is over, in the name of whoever ended it.
 * Answers how many there were; none are left by a second call. Throws as the stores do.
 */
export async function withdrawFollowing(app: App, row: EducationPackage): Promise<number> {
  const useless = uselessRequests(app, row);
  const { actor } = row.lastEvent;
  const because = `${packageReference(row.id)} is ${overWord(row)}.`;
  for (const { id } of useless) {
    await changeApproval(app, id, (now) =>
      Promise.resolve(isWaiting(now) ? withdrawal(app, now, actor, because) : undefined),
    );
    await followUp(app, id);
  }
  return useless.length;
}
