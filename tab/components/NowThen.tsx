import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  scroll: { overflowX: 'auto', flexShrink: 0 },
  table: { width: '100%', borderCollapse: 'collapse', fontSize: '13px', lineHeight: '18px' },
  caption: {
    paddingBottom: '4px',
    textAlign: 'left',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  cell: {
    padding: '6px 8px',
    textAlign: 'left',
    verticalAlign: 'top',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    fontWeight: tokens.fontWeightRegular,
    ':first-child': { paddingLeft: 0 },
    ':last-child': { paddingRight: 0 },
  },
  head: {
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  amount: { textAlign: 'right', whiteSpace: 'nowrap' },
  then: { fontWeight: tokens.fontWeightSemibold },
});

/** What is to be different: each row as it is now and as it would be. Amounts stand at the right. */
export function NowThen(props: {
  caption: string;
  rows: readonly { label: string; now: string; then: string }[];
  isMoney?: boolean;
}) {
  const styles = useStyles();
  const { caption, rows, isMoney = false } = props;
  const amount = isMoney && styles.amount;
  return (
    // A table that is too wide scrolls by itself, so it must be reachable by key.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} role="region" aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className={styles.caption}>{caption}</caption>
        <thead>
          <tr>
            <th className={mergeClasses(styles.cell, styles.head)} scope="col">
              Part
            </th>
            <th className={mergeClasses(styles.cell, styles.head, amount)} scope="col">
              Now
            </th>
            <th className={mergeClasses(styles.cell, styles.head, amount)} scope="col">
              Then
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, now, then }) => (
            <tr key={label}>
              <th className={styles.cell} scope="row">
                {label}
              </th>
              <td className={mergeClasses(styles.cell, amount)}>{now}</td>
              <td className={mergeClasses(styles.cell, styles.then, amount)}>{then}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
