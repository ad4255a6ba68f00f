import { makeStyles } from '@fluentui/react-components';
import { DocumentRegular } from '@fluentui/react-icons';
import type { PaperView } from '../../../teamsapp/api/contract';
import { Card } from '../../components/Card';
import { EmptyState } from '../../components/EmptyState';
import { FactList } from '../../components/FactList';
import { moment } from '../../days';
import { pounds } from '../../money';

const useStyles = makeStyles({
  text: { fontSize: '13px', lineHeight: '18px', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  scroll: { overflowX: 'auto' },
  table: {
    width: '100%',
    borderSpacing: '0 4px',
    fontSize: '13px',
    lineHeight: '18px',
    textAlign: 'left',
    '& td': { verticalAlign: 'top', paddingRight: '12px', overflowWrap: 'anywhere' },
  },
});

/** The paper as it was written. */
export function PaperText({ paper }: { paper: PaperView | null }) {
  const styles = useStyles();
  if (!paper) {
    return (
      <EmptyState icon={DocumentRegular} heading="No paper yet">
        The requester, or the requester’s team, writes it.
      </EmptyState>
    );
  }
  const { education, socialCare, health } = paper.funding;
  const parts = [
    ['In house', paper.inHouse],
    ['Parental preference', paper.parentalPreference],
    ['Recommendation', paper.recommendation],
  ] as const;
  return (
    <>
      <Card heading="Options considered">
        {paper.options.length === 0 ? (
          <div className={styles.text}>No other option was considered.</div>
        ) : (
          // It may scroll by itself, so it must be reachable by key.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <div className={styles.scroll} tabIndex={0} role="region" aria-label="The options">
            <Options options={paper.options} />
          </div>
        )}
      </Card>
      {parts.map(([heading, text]) => (
        <Card key={heading} heading={heading}>
          <div className={styles.text}>{text}</div>
        </Card>
      ))}
      <Card heading="Funding" aside={`Written by ${paper.writtenBy}, ${moment(paper.writtenAt)}`}>
        <FactList
          facts={[
            { label: 'Education', value: pounds(education) },
            { label: 'Social care', value: pounds(socialCare) },
            { label: 'Health', value: pounds(health) },
          ]}
        />
      </Card>
    </>
  );
}

function Options({ options }: { options: PaperView['options'] }) {
  const styles = useStyles();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Provider</th>
          <th scope="col">Whole price</th>
          <th scope="col">Why not</th>
        </tr>
      </thead>
      <tbody>
        {options.map(({ provider, price, whyNot }) => (
          <tr key={provider}>
            <td>{provider}</td>
            <td>{price === null ? 'No price given' : pounds(price)}</td>
            <td>{whyNot}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
