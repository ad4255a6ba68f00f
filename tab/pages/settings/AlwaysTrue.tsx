import { makeStyles, tokens } from '@fluentui/react-components';
import { InfoRegular } from '@fluentui/react-icons';
import { Card } from '../../components/Card';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', fontSize: '13px', lineHeight: '24px' },
  row: { display: 'flex', alignItems: 'baseline', columnGap: '8px' },
  icon: { flexShrink: 0, color: tokens.colorNeutralForeground3, transform: 'translateY(2px)' },
});

const sentences = [
  'Nobody decides on a package they logged.',
  'A deputy is of the same level or a higher one, never a lower one.',
  'A fact that is not known counts as met, so that a stage is asked rather than left out.',
  'Packages that are waiting keep the rules they started with.',
];

/** What holds whatever the rules say. */
export function AlwaysTrue() {
  const styles = useStyles();
  return (
    <Card heading="Always true">
      <ul className={styles.list}>
        {sentences.map((sentence) => (
          <li key={sentence} className={styles.row}>
            <InfoRegular className={styles.icon} aria-hidden />
            <span>{sentence}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
