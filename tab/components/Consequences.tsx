import { makeStyles, tokens } from '@fluentui/react-components';
import { Concern } from './Concern';
import type { ConcernJson } from './Concern';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    // Money has the most to say.
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr) minmax(0, 2fr)',
    '@media (max-width: 639.98px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: {
    padding: '0 16px 12px',
    borderLeft: `1px solid ${tokens.colorNeutralStroke3}`,
    ':first-child': { paddingLeft: 0, borderLeft: 'none' },
    ':last-child': { paddingRight: 0 },
    '@media (max-width: 639.98px)': {
      padding: '8px 0',
      borderLeft: 'none',
      borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
      ':first-child': { borderTop: 'none' },
    },
  },
  heading: {
    margin: '0 0 8px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground3,
  },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  nothing: { fontSize: '13px', color: tokens.colorNeutralForeground3 },
});
const parts = [
  { about: 'money', heading: 'Money' },
  { about: 'law', heading: 'Law' },
  { about: 'assurance', heading: 'Assurance' },
] as const;

/** Money, law and assurance of a decision, from the list and the facts that also feed the card. */
export function Consequences(props: {
  concerns: readonly ConcernJson[];
  facts: readonly { label: string; value: string }[];
}) {
  const styles = useStyles();
  // What needs a check goes before amounts, which go before what is only worth knowing.
  const toCheck = props.concerns.filter(isToCheck);
  const toKnow = props.concerns.filter((concern) => !isToCheck(concern));
  const concerns = [...toCheck, ...amountsOf(props.facts), ...toKnow];
  return (
    <div className={styles.columns}>
      {parts.map(({ about, heading }) => {
        const own = concerns.filter((concern) => concern.about === about);
        return (
          <div key={about} className={styles.column}>
            <h3 className={styles.heading}>{heading}</h3>
            {own.length === 0 && <span className={styles.nothing}>Nothing to know</span>}
            <ul className={styles.list}>
              {own.map((concern) => (
                <li key={concern.title + concern.sentence}>
                  <Concern concern={concern} />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </div>
  );
}

function isToCheck({ tone }: ConcernJson): boolean {
  return tone === 'danger' || tone === 'warning';
}

/** The facts that are amounts, as lines of the money column: "£5,106.00 cost 2026 to 2027". */
function amountsOf(facts: readonly { label: string; value: string }[]): ConcernJson[] {
  return facts
    .filter(({ value }) => /^[−-]?£[\d,.]+$/.test(value))
    .map(({ label, value }) => ({
      tone: 'info',
      title: value,
      sentence: label.charAt(0).toLowerCase() + label.slice(1),
      about: 'money',
    }));
}
