import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ApprovalRow } from '../../../teamsapp/api/contract';
import { ApprovalBadge, KindBadge } from '../../components/StatusBadge';
import { Card } from '../../components/Card';
import { Clock } from '../../components/Clock';
import { pounds } from '../../money';
import { isWaiting, requestTitle } from './kindWords';
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
  badge: { display: 'flex', flexWrap: 'wrap', gap: '4px', marginTop: '6px' },
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
                  {requestTitle(row)} · {row.child.split(' · ')[0]}
                </span>
                <span>{pounds(row.wholeCost)}</span>
              </span>
              <div>{row.providerName}</div>
              <div className={styles.quiet}>{row.stage}</div>
              <div className={styles.badge}>
                <KindBadge kind={row.kind} />
                <RowBadge row={row} />
              </div>
            </button>
          </li>
        ))}
      </ul>
      <Foot shown={rows.length} total={total} view={view} />
    </Card>
  );
}

/** What the list cannot say itself: that it is empty, or longer than it is drawn. */
function Foot({ shown, total, view }: { shown: number; total: number; view: View }) {
  const styles = useStyles();
  const isCut = total > shown;
  if (shown > 0 && !isCut) return null;
  return (
    <div className={styles.foot}>
      {shown === 0 ? nothingWords[view] : `The first ${shown} of ${total} are shown.`}
    </div>
  );
}

function RowBadge({ row }: { row: ApprovalRow }) {
  if (isWaiting(row)) {
    const isPaused = row.state === 'informationRequested';
    return <Clock workingDaysLeft={row.workingDaysLeft} isPaused={isPaused} />;
  }
  return <ApprovalBadge state={row.state} />;
}
