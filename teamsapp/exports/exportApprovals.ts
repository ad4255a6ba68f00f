import type { ApprovalRow, ExportApprovalsInput } from '../api/contract';
import type { App } from '../app';
import { approvalViews } from '../approvals/approvalViews';
import { findApprovals } from '../approvals/findApprovals';
import { viewFileName } from '../common/view';
import type { Actor } from '../people/actor';
import { may } from '../people/permissions';
import type { Column, ExportFile } from './exportFile';
import { inViewOrder } from './inViewOrder';
import { approvalStateWords } from './words';
import { everyRow, writeExport } from './writeExport';

/**
 * Every request of a view of the Approvals page as a file, without the child: the package's
 * reference stands for it. Throws as `findApprovals` does.
 */
export async function exportApprovals(
  app: App,
  actor: Actor,
  input: ExportApprovalsInput,
): Promise<ExportFile> {
  const rows = await everyRow((offset, limit) =>
    findApprovals(app, actor, { ...input.query, offset, limit }),
  );
  const columns = [...described, ...(may(actor, 'seePrices') ? priced : [])];
  const view = approvalViews[input.query.view ?? 'mine'];
  const name = `approvals-${viewFileName(view)}`;
  return writeExport(app, input.format, name, inViewOrder(columns, view.columns), rows);
}

const described: readonly Column<ApprovalRow>[] = [
  {
    heading: 'Package',
    field: 'packageId',
    kind: 'text',
    value: ({ packageReference }) => packageReference,
  },
  { heading: 'Provider', kind: 'text', value: ({ providerName }) => providerName },
  { heading: 'Stage', field: 'waitingFor', kind: 'text', value: ({ stage }) => stage },
  {
    heading: 'State',
    field: 'state',
    kind: 'text',
    value: ({ state }) => approvalStateWords[state],
  },
  { heading: 'Answer due', field: 'dueDate', kind: 'day', value: ({ dueDate }) => dueDate },
  {
    heading: 'Working days left',
    kind: 'count',
    value: ({ workingDaysLeft }) => workingDaysLeft,
  },
  { heading: 'Asked by', field: 'requester', kind: 'text', value: ({ requester }) => requester },
  { heading: 'Team', field: 'team', kind: 'text', value: ({ team }) => team.name },
  { heading: 'Asked on', kind: 'instant', value: ({ askedAt }) => askedAt },
];

const priced: readonly Column<ApprovalRow>[] = [
  { heading: 'Whole cost', kind: 'money', value: ({ wholeCost }) => wholeCost },
];
