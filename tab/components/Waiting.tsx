import { Button, ProgressBar, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';

const useStyles = makeStyles({
  slow: { display: 'flex', flexDirection: 'column', gap: '8px', flexShrink: 0 },
  row: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: '12px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
});

/**
 * Under the head of a page that is slow: nothing in the first second, then a progress bar, after
 * five seconds what is waited for and a way to stop. Mount it only while waiting.
 */
export function Waiting({ what, onCancel }: { what: string; onCancel: () => void }) {
  const styles = useStyles();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => {
      setSeconds((before) => before + 1);
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  if (seconds < 1) return null;
  return (
    <div className={styles.slow}>
      <ProgressBar aria-label={`Reading ${what}`} />
      {seconds >= 5 && (
        <div className={styles.row} role="status">
          <span>Still reading {what} from the council’s lists.</span>
          <Button size="small" onClick={onCancel}>
            Cancel
          </Button>
        </div>
      )}
    </div>
  );
}
