import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  card: {
    backgroundColor: tokens.colorNeutralBackground1,
    // Forced colours draw this edge; elsewhere it cannot be seen.
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow2,
    minWidth: 0,
  },
  padded: { padding: '0 16px 16px' },
  head: {
    display: 'flex',
    alignItems: 'baseline',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    paddingTop: '12px',
    paddingBottom: '8px',
  },
  heading: {
    margin: 0,
    flexGrow: 1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  aside: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

/** A surface for one thing, with an optional h2 and something at its right. */
export function Card(props: {
  heading?: string;
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
  flush?: boolean;
}) {
  const styles = useStyles();
  const { heading, aside, children, className, flush = false } = props;
  return (
    <section
      className={mergeClasses(styles.card, !flush && styles.padded, className)}
      {...(heading && { 'aria-label': heading })}
    >
      {heading && (
        <div className={styles.head}>
          <h2 className={styles.heading}>{heading}</h2>
          {aside && <span className={styles.aside}>{aside}</span>}
        </div>
      )}
      {children}
    </section>
  );
}
