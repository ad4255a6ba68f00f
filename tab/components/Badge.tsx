import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { FluentIcon } from '@fluentui/react-icons';
import { useToneStyles } from './tone';
import type { Tone } from './tone';

const useStyles = makeStyles({
  badge: {
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: '5px',
    height: '20px',
    boxSizing: 'border-box',
    maxWidth: '100%',
    verticalAlign: 'middle',
    paddingLeft: '6px',
    paddingRight: '8px',
    border: `1px solid transparent`,
    borderRadius: tokens.borderRadiusCircular,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: 'nowrap',
  },
  icon: { flexShrink: 0, fontSize: '16px' },
  word: { overflow: 'hidden', textOverflow: 'ellipsis' },
});

/** A small label: icon, word and colour, never colour alone. */
export function Badge({ tone, icon: Icon, word }: { tone: Tone; icon: FluentIcon; word: string }) {
  const styles = useStyles();
  const tones = useToneStyles();
  return (
    <span className={mergeClasses(styles.badge, tones[tone])}>
      <Icon className={styles.icon} aria-hidden />
      <span className={styles.word}>{word}</span>
    </span>
  );
}
