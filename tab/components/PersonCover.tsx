import { makeStyles, tokens } from '@fluentui/react-components';
import { PersonSwapRegular } from '@fluentui/react-icons';
import type { Deputies } from '../../teamsapp/api/contract';
import { longDay } from '../days';
import { useMe } from '../me';

type Deputy = Deputies['deputies'][number];

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  line: { display: 'flex', alignItems: 'baseline', columnGap: '8px', fontSize: '13px' },
  icon: { flexShrink: 0, alignSelf: 'center', color: tokens.colorBrandForeground2 },
});

/** For whom the reader decides besides, who decides for the reader, and until when. */
export function PersonCover({ deputies }: { deputies: readonly Deputy[] }) {
  const styles = useStyles();
  const { person, today } = useMe();
  const lines = deputies
    .map((deputy) => coverSentence(deputy, person.id, today))
    .filter((line) => line !== undefined);
  if (lines.length === 0) return null;
  return (
    <ul className={styles.list} aria-label="Deputies">
      {lines.map((line) => (
        <li key={line} className={styles.line}>
          <PersonSwapRegular className={styles.icon} aria-hidden />
          {line}
        </li>
      ))}
    </ul>
  );
}

/** "You also decide for Megan Ashworth until 27 November 2026."; nothing where it is of others. */
function coverSentence(deputy: Deputy, readerId: string, today: string): string | undefined {
  const when = daysWords(deputy, today);
  if (deputy.deputyId === readerId) return `You also decide for ${deputy.of} ${when}.`;
  if (deputy.ofId === readerId) return `${deputy.deputy} also decides for you ${when}.`;
  return undefined;
}

/** "until 27 November 2026", or "from 1 December 2026 to 4 December 2026" when it has not begun. */
export function daysWords({ from, to }: Pick<Deputy, 'from' | 'to'>, today: string): string {
  return from <= today ? `until ${longDay(to)}` : `from ${longDay(from)} to ${longDay(to)}`;
}
