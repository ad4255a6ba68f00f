import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { DryRunResult } from '../../../teamsapp/api/contract';
import { counted } from '../../money';
import { linkTo } from '../../router';

type Named = DryRunResult['spans'][number]['elsewhere'];

/** Rows shown before one asks for all of them. */
const shownFirst = 5;

const useStyles = makeStyles({
  heading: {
    margin: '0 0 4px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    tableLayout: 'fixed',
    fontSize: '13px',
    lineHeight: '18px',
    '& th': {
      textAlign: 'left',
      fontWeight: tokens.fontWeightRegular,
      fontSize: tokens.fontSizeBase200,
      color: tokens.colorNeutralForeground3,
    },
    '& th:first-child': { width: '76px' },
    '& th, & td': {
      padding: '6px 8px 6px 0',
      verticalAlign: 'top',
      overflowWrap: 'anywhere',
      borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    },
  },
  quiet: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: '24px',
    color: tokens.colorNeutralForeground3,
  },
});

/** Packages that a draft would lead elsewhere or leave to nobody, the newest first. */
export function DryRunPackages({ heading, named }: { heading: string; named: Named }) {
  const styles = useStyles();
  const [isWhole, setWhole] = useState(false);
  const { count, packages, more, hidden } = named;
  if (count === 0) return null;
  const shown = isWhole ? packages : packages.slice(0, shownFirst);
  const rest = [
    ...(isWhole && more > 0 ? [`and ${counted(more, 'more', 'more')}`] : []),
    ...(hidden > 0 ? [`${counted(hidden, 'other')} that you may not see`] : []),
  ];
  return (
    <div>
      <h3 className={styles.heading}>{`${heading} (${count.toLocaleString('en-GB')})`}</h3>
      {shown.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Package</th>
              <th scope="col">Was</th>
              <th scope="col">Would be</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id, reference, was, wouldBe, stuckAt }) => (
              <tr key={id}>
                <td>
                  <Link {...linkTo(`/packages/${id}`)}>{reference}</Link>
                </td>
                <td>{was}</td>
                <td>{stuckAt ? `Stuck at ${stuckAt}` : wouldBe}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {!isWhole && packages.length > shownFirst && (
        <Link
          as="button"
          className={styles.quiet}
          onClick={() => {
            setWhole(true);
          }}
        >
          {`Show ${packages.length} of ${count.toLocaleString('en-GB')}`}
        </Link>
      )}
      {rest.length > 0 && <div className={styles.quiet}>{rest.join(', ')}</div>}
    </div>
  );
}
