import { makeStyles, tokens } from '@fluentui/react-components';
import type { ApprovalPage } from '../../../teamsapp/api/contract';
import { NowThen } from '../../components/NowThen';
import { isWaiting } from './kindWords';

const useStyles = makeStyles({
  quote: {
    margin: 0,
    padding: '2px 0 2px 12px',
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    fontSize: '13px',
    lineHeight: '18px',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
});

/** Why a later request was sent, in the sender's words, and what a change would make different. */
export function AskedChange({ approval }: { approval: ApprovalPage['approval'] }) {
  const styles = useStyles();
  const { because, change, requester } = approval;
  return (
    <>
      {because && (
        <blockquote className={styles.quote} aria-label={`Why, as ${requester} says it`}>
          “{because}”
        </blockquote>
      )}
      {change.length > 0 && (
        <NowThen
          caption={isWaiting(approval) ? 'What would change' : 'What was to change'}
          rows={change}
        />
      )}
    </>
  );
}
