import { makeStyles, tokens } from '@fluentui/react-components';
import type { PackagePage } from '../../../teamsapp/api/contract';
import { Card } from '../../components/Card';
import { counted, pounds } from '../../money';
import { unitInSentence } from '../../words';

const useStyles = makeStyles({
  scroll: { overflowX: 'auto', margin: '0 -16px' },
  table: { width: '100%', borderCollapse: 'collapse', fontSize: '13px', lineHeight: '18px' },
  head: {
    padding: '6px 8px',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'right',
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    ':first-child': { paddingLeft: '16px', textAlign: 'left' },
    ':last-child': { paddingRight: '16px' },
  },
  cell: {
    padding: '8px',
    textAlign: 'right',
    whiteSpace: 'nowrap',
    ':first-child': {
      minWidth: '96px',
      paddingLeft: '16px',
      textAlign: 'left',
      whiteSpace: 'normal',
    },
    ':last-child': { paddingRight: '16px' },
  },
});
type Item = PackagePage['package'];

/** What the package costs in each financial year and as a whole. */
export function CostTable({ item }: { item: Item }) {
  const styles = useStyles();
  return (
    <Card
      heading="Cost"
      aside={`${counted(item.schoolWeeks, 'school week')} at ${pounds(item.weeklyCost)}`}
    >
      {/* A table that is too wide scrolls by itself, so it must be reachable by key. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.scroll} role="region" aria-label="Cost by financial year" tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th className={styles.head}>Part</th>
              {item.costByYear.map(({ year }) => (
                <th key={year} className={styles.head}>
                  {year}
                </th>
              ))}
              <th className={styles.head}>Whole</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <td className={styles.cell}>{partOf(item)}</td>
              {item.costByYear.map(({ year, cost }) => (
                <td key={year} className={styles.cell}>
                  {pounds(cost)}
                </td>
              ))}
              <td className={styles.cell}>
                <strong>{pounds(item.wholeCost)}</strong>
              </td>
            </tr>
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function partOf(item: Item): string {
  const { hoursPerWeek, sessionsPerWeek, price, priceUnit } = item;
  const rate = `${pounds(price)} ${unitInSentence[priceUnit]}`;
  if (hoursPerWeek !== null) return `${hoursPerWeek} hours a week, ${rate}`;
  if (sessionsPerWeek !== null) return `${sessionsPerWeek} sessions a week, ${rate}`;
  return rate;
}
