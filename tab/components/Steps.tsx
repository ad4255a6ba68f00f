import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkRegular, DismissRegular } from '@fluentui/react-icons';
import type { PackagePage } from '../../teamsapp/api/contract';

type Step = PackagePage['steps'][number];
const phone = '@media (max-width: 639.98px)';
const useStyles = makeStyles({
  list: {
    display: 'flex',
    margin: '12px 0 0',
    padding: 0,
    listStyleType: 'none',
    [phone]: { flexDirection: 'column', gap: '10px' },
  },
  step: {
    position: 'relative',
    flex: '1 1 0',
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    textAlign: 'center',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    [phone]: { flexDirection: 'row', textAlign: 'left', columnGap: '12px' },
  },
  // The line to the step before.
  line: {
    '::before': {
      content: '""',
      position: 'absolute',
      top: '9px',
      right: 'calc(50% + 12px)',
      width: 'calc(100% - 24px)',
      height: '2px',
      backgroundColor: tokens.colorNeutralStroke1,
    },
    [phone]: { '::before': { display: 'none' } },
  },
  reached: { '::before': { backgroundColor: tokens.colorCompoundBrandStroke } },
  dot: {
    display: 'grid',
    placeItems: 'center',
    flexShrink: 0,
    boxSizing: 'border-box',
    width: '20px',
    height: '20px',
    marginBottom: '4px',
    border: `2px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusCircular,
    fontSize: '12px',
  },
  done: {
    border: `2px solid ${tokens.colorCompoundBrandBackground}`,
    backgroundColor: tokens.colorCompoundBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
  },
  now: { border: `2px solid ${tokens.colorCompoundBrandStroke}` },
  core: {
    width: '8px',
    height: '8px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorCompoundBrandStroke,
  },
  nowName: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  said: {
    position: 'absolute',
    clipPath: 'inset(50%)',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
  },
});
const stateWords = { done: 'done', now: 'now', later: 'later' } as const;

/** The stages of a package with the days they were done or are due; upright on a phone. */
export function Steps(props: { steps: readonly Step[]; stopped: readonly string[] }) {
  const { steps, stopped } = props;
  const styles = useStyles();
  return (
    <ol className={styles.list} aria-label="Steps">
      {steps.map((step, index) => (
        <li
          key={step.name}
          className={mergeClasses(
            styles.step,
            index > 0 && styles.line,
            step.state !== 'later' && styles.reached,
          )}
          {...(step.state === 'now' && { 'aria-current': 'step' })}
        >
          <span className={mergeClasses(styles.dot, step.state !== 'later' && styles[step.state])}>
            {step.state === 'done' &&
              (stopped.includes(step.name) ? (
                <DismissRegular aria-hidden />
              ) : (
                <CheckmarkRegular aria-hidden />
              ))}
            {step.state === 'now' && <span className={styles.core} />}
          </span>
          <span>
            <span className={mergeClasses(step.state === 'now' && styles.nowName)}>
              {step.name}
            </span>
            <span className={styles.said}>, {stateWords[step.state]}</span>
            <br />
            {step.when}
          </span>
        </li>
      ))}
    </ol>
  );
}
