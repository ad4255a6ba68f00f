import type { Watched } from '../activity/recordOutside';
import type { App } from '../app';
import type { Approval } from './approval';
import { approvalSubject } from './openApproval';

/** Requests that were changed in SharePoint: put back whole, since decisions are made here only. */
export function watchedApprovals(app: Pick<App, 'approvals'>): Watched<Approval> {
  return {
    store: app.approvals,
    subject: approvalSubject,
    restores: () => true,
    shows: (key) => ['state', 'waitingFor', 'dueDate', 'kind', 'team', 'seen'].includes(key),
    beyondRepair:
      'This request was changed in SharePoint, outside this app, and what it was is not known here. Nothing is decided on it. An administrator restores its last version in the list’s version history.',
  };
}
