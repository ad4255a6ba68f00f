import type { App } from '../app';
import type { Approval } from './approval';
import { changeApproval, type Plan } from './changeApproval';
import { followUp } from './followUp';
import { approvalSubject } from './openApproval';

/**
 * As `changeApproval`, and begins what follows from the row once it is written: status, Activity,
 * post and words to people do not keep the person waiting. Throws as `changeApproval` does.
 */
export async function changeAndFollow(app: App, id: number, plan: Plan): Promise<Approval> {
  const approval = await changeApproval(app, id, plan);
  app.afterwards(approvalSubject(approval), () => followUp(app, approval.id));
  return approval;
}
