import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  strip: {
    display: 'flex',
    flexWrap: 'wrap',
    flexShrink: 0,
    margin: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    overflow: 'hidden',
  },
  fact: {
    flex: '1 1 auto',
    boxSizing: 'border-box',
    minWidth: '100px',
    padding: '7px 12px',
    // The strip hides the outermost lines by overflowing one pixel.
    marginRight: '-1px',
    marginBottom: '-1px',
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  label: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  value: { margin: 0, fontSize: '13px', lineHeight: '18px', fontWeight: tokens.fontWeightSemibold },
});

const month = /(\d) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* (?=\d{4}|to )/g;

/** Days in a strip are written short, "21 Nov 2026". */
function shortDays(value: string): string {
  return value.replace(month, '$1 $2 ');
}

/** Up to five label and value pairs beside each other. */
export function FactsStrip({ facts }: { facts: readonly { label: string; value: string }[] }) {
  const styles = useStyles();
  return (
    <dl className={styles.strip}>
      {facts.map(({ label, value }) => (
        <div key={label} className={styles.fact}>
          <dt className={styles.label}>{label}</dt>
          <dd className={styles.value}>{shortDays(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
