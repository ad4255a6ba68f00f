import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, CloudOffRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { useConnection } from '../connection';
import { timeOf } from '../days';
import { counted } from '../money';
import { useToneText } from './tone';

const staleAfter = 120_000;
const useStyles = makeStyles({
  age: {
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: '6px',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  icon: { fontSize: '14px', flexShrink: 0 },
});

/**
 * How old the data of the page is; orange with the time once it is older than two minutes, and at
 * once when the server is not reached.
 */
export function DataAge() {
  const styles = useStyles();
  const tones = useToneText();
  const { asOf, unreachableSince } = useConnection();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
    }, 5000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  if (asOf === undefined) return null;
  const age = Math.max(0, now - asOf);
  const isStale = age > staleAfter || unreachableSince !== undefined;
  const Icon = isStale ? CloudOffRegular : CheckmarkCircleFilled;
  return (
    <span className={styles.age}>
      <Icon
        className={mergeClasses(styles.icon, isStale ? tones.warning : tones.success)}
        aria-hidden
      />
      <span {...(unreachableSince !== undefined && { role: 'status' })}>
        {unreachableSince === undefined
          ? ageInWords(asOf, age)
          : `Not reachable since ${timeOf(unreachableSince)}`}
      </span>
    </span>
  );
}

function ageInWords(asOf: number, age: number): string {
  if (age > staleAfter) {
    return `Last updated ${counted(Math.floor(age / 60_000), 'minute')} ago, at ${timeOf(asOf)}`;
  }
  return `Up to date ${age < 1000 ? 'now' : `${counted(Math.floor(age / 1000), 'second')} ago`}`;
}
