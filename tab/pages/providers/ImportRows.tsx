import { makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { ImportPlan } from '../../../teamsapp/api/contract';
import type { Column } from '../../components/column';
import { DataGrid } from '../../components/DataGrid';
import { SavedViews } from '../../components/SavedViews';

type Row = ImportPlan['rows'][number];
type Shown = Row['action'] | 'all';
const words: Readonly<Record<Row['action'], string>> = {
  add: 'Add',
  change: 'Change',
  close: 'Close',
  skip: 'Skip',
  same: 'Same',
};
const doneWords: Readonly<Record<Row['action'], string>> = {
  add: 'Added',
  change: 'Changed',
  close: 'Closed',
  skip: 'Skipped',
  same: 'Same',
};
const columnsOf = (isDone: boolean): Column<Row>[] => [
  { key: 'line', heading: 'Line', width: 64, num: true, cell: ({ line }) => line },
  {
    key: 'action',
    heading: isDone ? 'What happened' : 'What happens',
    width: 110,
    card: 'badge',
    cell: ({ action }) => (isDone ? doneWords : words)[action],
  },
  {
    key: 'name',
    heading: 'Provider',
    least: 160,
    card: 'line',
    cell: ({ name }) => name,
    text: ({ name }) => name,
  },
  { key: 'urn', heading: 'URN', width: 80, card: 'line', cell: ({ urn }) => urn || '–' },
  {
    key: 'why',
    heading: isDone ? 'What changed, or why not' : 'What changes, or why not',
    least: 220,
    card: 'line',
    cell: ({ why }) => why || '–',
    text: ({ why }) => why,
  },
];
const nothing = () => undefined;
const useStyles = makeStyles({
  rows: {
    display: 'flex',
    flexDirection: 'column',
    height: '46vh',
    minHeight: '240px',
    gap: '8px',
  },
});

/** The plan of an import, or its result, row by row, narrowed by what happens. */
export function ImportRows({ plan, isDone }: { plan: ImportPlan; isDone: boolean }) {
  const styles = useStyles();
  const [shown, setShown] = useState<Shown>('all');
  const rows = plan.rows.filter(({ action }) => shown === 'all' || action === shown);
  const count = (action: Row['action']) => plan.counts[action].toLocaleString('en-GB');
  const views = [
    { key: 'all' as const, name: `All ${plan.rows.length.toLocaleString('en-GB')}` },
    ...(['add', 'change', 'close', 'skip', 'same'] as const)
      .filter((action) => plan.counts[action] > 0)
      .map((action) => ({
        key: action,
        name: `${(isDone ? doneWords : words)[action]} ${count(action)}`,
      })),
  ];
  return (
    <div className={styles.rows}>
      <div>
        Read as {plan.layout}.{' '}
        {plan.counts.renamed > 0 &&
          `${plan.counts.renamed.toLocaleString('en-GB')} of the changes are new names. `}
        {plan.counts.closed > 0 &&
          `${plan.counts.closed.toLocaleString('en-GB')} closed in this file, of which ${count('close')} ${isDone ? 'were' : 'are'} open in your list.`}
      </div>
      <SavedViews<Shown> views={views} current={shown} onChange={setShown} />
      <DataGrid
        name="Rows of the file"
        columns={columnsOf(isDone)}
        total={rows.length}
        rowAt={(index) => rows[index]}
        onShow={nothing}
        isBusy={false}
      />
    </div>
  );
}
