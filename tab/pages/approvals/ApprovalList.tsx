import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ApprovalRow } from '../../../teamsapp/api/contract';
import { ApprovalBadge } from '../../components/StatusBadge';
import { Card } from '../../components/Card';
import { Clock } from '../../components/Clock';
import { pounds } from '../../money';
import { nothingWords } from './views';
import type { View } from './views';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  card: { overflowY: 'auto' },
  item: {
    display: 'block',
    width: '100%',
    boxSizing: 'border-box',
    padding: '12px 16px',
    border: 'none',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    fontSize: '13px',
    lineHeight: '18px',
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground3 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  current: {
    backgroundColor: tokens.colorNeutralBackground3,
    boxShadow: `inset 3px 0 0 0 ${tokens.colorCompoundBrandForeground1}`,
  },
  first: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    columnGap: '8px',
    fontWeight: tokens.fontWeightSemibold,
  },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  badge: { marginTop: '6px' },
  foot: {
    padding: '12px 16px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
});

/** The requests of a view: reference, amount, provider, stage, clock. */
export function ApprovalList(props: {
  rows: readonly ApprovalRow[];
  total: number;
  view: View;
  current: number | undefined;
  onOpen: (id: number) => void;
}) {
  const styles = useStyles();
  const { rows, total, view, current, onOpen } = props;
  return (
    <Card flush className={styles.card}>
      <ul className={styles.list} aria-label="Approvals">
        {rows.map((row) => (
          <li key={row.id}>
            <button
              type="button"
              className={mergeClasses(styles.item, row.id === current && styles.current)}
              {...(row.id === current && { 'aria-current': 'true' })}
              onClick={() => {
                onOpen(row.id);
              }}
            >
              <span className={styles.first}>
                <span>
                  {row.packageReference} · {row.child.split(' · ')[0]}
                </span>
                <span>{pounds(row.wholeCost)}</span>
              </span>
              <div>{row.providerName}</div>
              <div className={styles.quiet}>{row.stage}</div>
              <div className={styles.badge}>
                <RowBadge row={row} />
              </div>
            </button>
          </li>
        ))}
      </ul>
      <div className={styles.foot}>
        {total > rows.length && `The first ${rows.length} of ${total} are shown. `}
        {rows.length === 0 ? nothingWords[view] : 'You cannot decide on packages you logged.'}
      </div>
    </Card>
  );
}

function RowBadge({ row }: { row: ApprovalRow }) {
  if (row.state === 'open' || row.state === 'informationRequested') {
    const isPaused = row.state === 'informationRequested';
    return <Clock workingDaysLeft={row.workingDaysLeft} isPaused={isPaused} />;
  }
  return <ApprovalBadge state={row.state} />;
}
