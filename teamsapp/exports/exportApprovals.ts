import type { ApprovalRow, ExportApprovalsInput, FindApprovalsInput } from '../api/contract';
import type { App } from '../app';
import { findApprovals } from '../approvals/findApprovals';
import type { Actor } from '../people/actor';
import { may } from '../people/permissions';
import type { Column, ExportFile } from './exportFile';
import { approvalStateWords } from './words';
import { everyRow, writeExport } from './writeExport';

const viewNames: Readonly<Record<NonNullable<FindApprovalsInput['view']>, string>> = {
  mine: 'waiting-for-me',
  others: 'waiting-for-others',
  questions: 'my-questions',
  decided: 'decided-by-me',
  all: 'all',
};

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
  const name = `approvals-${viewNames[input.query.view ?? 'mine']}`;
  return writeExport(app, input.format, name, columns, rows);
}

const described: readonly Column<ApprovalRow>[] = [
  { heading: 'Package', kind: 'text', value: ({ packageReference }) => packageReference },
  { heading: 'Provider', kind: 'text', value: ({ providerName }) => providerName },
  { heading: 'Stage', kind: 'text', value: ({ stage }) => stage },
  { heading: 'State', kind: 'text', value: ({ state }) => approvalStateWords[state] },
  { heading: 'Answer due', kind: 'day', value: ({ dueDate }) => dueDate },
  {
    heading: 'Working days left',
    kind: 'count',
    value: ({ workingDaysLeft }) => workingDaysLeft,
  },
  { heading: 'Asked by', kind: 'text', value: ({ requester }) => requester },
  { heading: 'Team', kind: 'text', value: ({ team }) => team.name },
  { heading: 'Asked on', kind: 'instant', value: ({ askedAt }) => askedAt },
];

const priced: readonly Column<ApprovalRow>[] = [
  { heading: 'Whole cost', kind: 'money', value: ({ wholeCost }) => wholeCost },
];
