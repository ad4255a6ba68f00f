import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import {
  ArrowUndoRegular,
  CalendarRegular,
  CheckmarkCircleFilled,
  DismissCircleRegular,
  HistoryRegular,
} from '@fluentui/react-icons';
import type { ApprovalRulesPage } from '../../../teamsapp/api/contract';
import { Badge } from '../../components/Badge';
import { Card } from '../../components/Card';
import { longDay, moment } from '../../days';
import { counted } from '../../money';
import { linkTo } from '../../router';
import { addressOf } from './rulesDraft';

export type RuleSetJson = ApprovalRulesPage['sets'][number];

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 12px',
    padding: '8px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    ':first-child': { borderTop: 'none' },
  },
  words: { flex: '1 1 240px', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
});
const looks = {
  inForce: { tone: 'success', icon: CheckmarkCircleFilled, word: 'In force' },
  coming: { tone: 'info', icon: CalendarRegular, word: 'To come' },
  past: { tone: 'neutral', icon: HistoryRegular, word: 'Over' },
  replaced: { tone: 'neutral', icon: DismissCircleRegular, word: 'Replaced' },
} as const;

/** Every published set, the last to begin first, with who published it and why. */
export function RuleSets(props: { page: ApprovalRulesPage; onUndo: (set: RuleSetJson) => void }) {
  const styles = useStyles();
  const { page, onUndo } = props;
  return (
    <Card heading="Rules by their first day" aside={counted(page.sets.length + page.more, 'set')}>
      <ul className={styles.list}>
        {page.sets.map((set) => (
          <li key={set.id} className={styles.row}>
            <Badge {...looks[set.state]} />
            <div className={styles.words}>
              {set.state === 'replaced' ? (
                nameOf(set)
              ) : (
                <Link {...linkTo(addressOf(set.validFrom))}>{nameOf(set)}</Link>
              )}
              <div className={styles.quiet}>{published(set)}</div>
              {set.because && <div className={styles.quiet}>Why: {set.because}</div>}
            </div>
            {set.before && (
              <Button
                size="small"
                icon={<ArrowUndoRegular />}
                aria-label={`Undo: publish the rules before those from ${longDay(set.validFrom)} again`}
                onClick={() => {
                  onUndo(set);
                }}
              >
                Undo
              </Button>
            )}
          </li>
        ))}
      </ul>
      {page.more > 0 && (
        <div className={styles.quiet}>{counted(page.more, 'older set')} not shown</div>
      )}
    </Card>
  );
}

/** What a set is called: its first day. */
export function nameOf({ id, validFrom }: RuleSetJson): string {
  return id === 0 ? 'The rules this app comes with' : `From ${longDay(validFrom)}`;
}

/** What the rules of today are called at the beginning of a sentence. */
export function presentName({ sets }: ApprovalRulesPage): string {
  const present = sets.find(({ state }) => state === 'inForce');
  return present && present.id > 0
    ? `The rules of ${longDay(present.validFrom)}`
    : 'The rules this app comes with';
}

function published({ publishedBy, publishedAt }: RuleSetJson): string {
  return publishedAt === null
    ? 'They hold until an administrator publishes others'
    : `Published by ${publishedBy} on ${moment(publishedAt)}`;
}
