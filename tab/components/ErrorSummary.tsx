import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';

/** One fault: the field's element id and the sentence. */
export interface Fault {
  field: string;
  sentence: string;
}

const useStyles = makeStyles({
  summary: {
    padding: '12px 16px',
    border: `2px solid ${tokens.colorStatusDangerBorder2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  list: { margin: '4px 0 0', paddingLeft: '20px', lineHeight: '26px' },
});

/**
 * The faults of a form at its top, each a link to its field. It takes the focus when it comes; one
 * that is kept while its faults are put right does not take it again.
 */
export function ErrorSummary(props: { faults: readonly Fault[]; idOf: (field: string) => string }) {
  const styles = useStyles();
  const { faults, idOf } = props;
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    summary.current?.focus();
  }, []);
  if (faults.length === 0) return null;
  const count = faults.length === 1 ? 'is 1 thing' : `are ${faults.length} things`;
  return (
    <div ref={summary} className={styles.summary} role="alert" tabIndex={-1}>
      <h2 className={styles.heading}>{`There ${count} to put right`}</h2>
      <ul className={styles.list}>
        {faults.map(({ field, sentence }) => (
          <li key={field + sentence}>
            <Link
              inline
              href={`#${idOf(field)}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(idOf(field))?.focus();
              }}
            >
              {sentence}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
