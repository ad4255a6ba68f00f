import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircleFilled,
  ErrorCircleFilled,
  InfoRegular,
  WarningFilled,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useToneStyles } from './tone';
import type { Tone } from './tone';

const useStyles = makeStyles({
  banner: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    columnGap: '10px',
    rowGap: '8px',
    padding: '10px 12px',
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    fontSize: '13px',
    lineHeight: '18px',
  },
  icon: { flexShrink: 0, fontSize: '20px' },
  text: { flex: '1 1 200px', color: tokens.colorNeutralForeground1, minWidth: 0 },
});
const icons = {
  info: InfoRegular,
  warning: WarningFilled,
  danger: ErrorCircleFilled,
  success: CheckmarkCircleFilled,
  neutral: InfoRegular,
} as const;

/** A sentence over a page or a part of it, with at most one button. Danger interrupts. */
export function Banner(props: { tone: Tone; children: ReactNode; action?: ReactNode }) {
  const styles = useStyles();
  const tones = useToneStyles();
  const Icon = icons[props.tone];
  return (
    <div
      className={mergeClasses(styles.banner, tones[props.tone])}
      role={props.tone === 'danger' ? 'alert' : 'status'}
    >
      <Icon className={styles.icon} aria-hidden />
      <div className={styles.text}>{props.children}</div>
      {props.action}
    </div>
  );
}
