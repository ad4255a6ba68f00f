import { makeStyles } from '@fluentui/react-components';
import { Banner } from './Banner';

const useStyles = makeStyles({ list: { margin: 0, paddingLeft: '16px' } });

/** What differs now from what was asked, in sentences; nothing when nothing does. */
export function ChangedSince({ sentences }: { sentences: readonly string[] }) {
  const styles = useStyles();
  if (sentences.length === 0) return null;
  return (
    <Banner tone="warning">
      <strong>Changed since this was asked</strong>
      <ul className={styles.list}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Banner>
  );
}
