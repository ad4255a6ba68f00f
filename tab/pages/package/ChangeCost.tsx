import { makeStyles, tokens } from '@fluentui/react-components';
import type { ChangeCheck } from '../../../teamsapp/api/contract';
import { Banner } from '../../components/Banner';
import { NowThen } from '../../components/NowThen';
import { pounds } from '../../money';
import { useDebounced } from '../../useDebounced';
import { costRows } from './change';

const useStyles = makeStyles({
  quiet: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  said: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
  },
});

const captions: Readonly<Record<ChangeCheck['kind'], string>> = {
  variation: 'What this change costs',
  extension: 'What this extension costs',
};

/** The cost now and then, while it is typed; why it cannot be worked out, where it cannot. */
export function ChangeCost(props: {
  check: ChangeCheck | undefined;
  isPending: boolean;
  error: Error | null;
}) {
  const styles = useStyles();
  const { check, isPending, error } = props;
  const summary = check
    ? `Whole cost ${pounds(check.wholeCost.then)}, now ${pounds(check.wholeCost.now)}.`
    : '';
  const rested = useDebounced(summary, 1000);
  return (
    <div aria-busy={isPending}>
      {error && <Banner tone="warning">{error.message}</Banner>}
      {!error && check && <NowThen caption={captions[check.kind]} rows={costRows(check)} isMoney />}
      {!error && !check && (
        <span className={styles.quiet}>
          {isPending
            ? 'Working out what it costs'
            : 'What it costs is shown once something is different'}
        </span>
      )}
      <span className={styles.said} role="status">
        {rested}
      </span>
    </div>
  );
}
