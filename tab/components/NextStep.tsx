import { makeStyles, tokens } from '@fluentui/react-components';
import { GavelRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  banner: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: '10px 12px',
    padding: '10px 12px',
    border: `1px solid ${tokens.colorBrandStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
    fontSize: '13px',
    lineHeight: '18px',
  },
  icon: { flexShrink: 0, fontSize: '20px', color: tokens.colorBrandForeground2 },
  text: { flex: '1 1 220px' },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    '@media (max-width: 639.98px)': {
      width: '100%',
      flexDirection: 'column-reverse',
      '& > *': { width: '100%' },
    },
  },
});

/** One sentence: what happens next, who does it and by when; with the buttons for it. */
export function NextStep(props: {
  sentence: string;
  /** Nothing comes next: the sentence says how it came to its end. */
  isOver: boolean;
  aside?: ReactNode;
  actions?: ReactNode;
}) {
  const styles = useStyles();
  return (
    <div className={styles.banner} id="next" tabIndex={-1}>
      <GavelRegular className={styles.icon} aria-hidden />
      <div className={styles.text}>
        <strong>
          {!props.isOver && 'Next: '}
          {props.sentence}
        </strong>{' '}
        {props.aside}
      </div>
      {props.actions && <div className={styles.actions}>{props.actions}</div>}
    </div>
  );
}
