import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { FluentIcon } from '@fluentui/react-icons';
import {
  CheckmarkRegular,
  CircleSmallFilled,
  DismissRegular,
  WarningRegular,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useToneStyles } from './tone';
import type { Tone } from './tone';

/** One thing that happened, or is to happen. */
export interface TimelineRow {
  key: string;
  who: string;
  what: string;
  /** A moment in words, or by when. */
  when: string;
  tone: Tone;
  detail?: string;
  badge?: ReactNode;
  icon?: FluentIcon;
}

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    position: 'relative',
    display: 'flex',
    columnGap: '12px',
    paddingBottom: '12px',
    fontSize: '13px',
    lineHeight: '18px',
    ':last-child': { paddingBottom: 0 },
    ':not(:last-child)::before': {
      content: '""',
      position: 'absolute',
      left: '11px',
      top: '26px',
      bottom: '0',
      width: '2px',
      backgroundColor: tokens.colorNeutralStroke2,
    },
  },
  dot: {
    display: 'grid',
    placeItems: 'center',
    flexShrink: 0,
    width: '24px',
    height: '24px',
    borderRadius: tokens.borderRadiusCircular,
    fontSize: '14px',
  },
  when: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  detail: { overflowWrap: 'anywhere' },
});
const icons: Readonly<Record<Tone, FluentIcon>> = {
  success: CheckmarkRegular,
  danger: DismissRegular,
  warning: WarningRegular,
  info: CircleSmallFilled,
  neutral: CircleSmallFilled,
};

/** What happened, by whom and when, in order. */
export function Timeline({ rows, label }: { rows: readonly TimelineRow[]; label: string }) {
  const styles = useStyles();
  const tones = useToneStyles();
  return (
    <ol className={styles.list} aria-label={label}>
      {rows.map(({ key, who, what, when, tone, detail, badge, icon }) => {
        const Icon = icon ?? icons[tone];
        return (
          <li key={key} className={styles.row}>
            <span className={mergeClasses(styles.dot, tones[tone])}>
              <Icon aria-hidden />
            </span>
            <span>
              <strong>{who}</strong> {what}
              <div className={styles.when}>{when}</div>
              {detail && <div className={styles.detail}>{detail}</div>}
              {badge}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
