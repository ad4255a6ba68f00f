import { makeStyles, mergeClasses } from '@fluentui/react-components';
import {
  CheckmarkCircleFilled,
  ErrorCircleFilled,
  InfoRegular,
  WarningFilled,
} from '@fluentui/react-icons';
import type { ApprovalPage } from '../../teamsapp/api/contract';
import { useToneText } from './tone';

export type ConcernJson = ApprovalPage['approval']['concerns'][number];

const useStyles = makeStyles({
  row: { display: 'flex', columnGap: '8px', fontSize: '13px', lineHeight: '18px' },
  icon: { flexShrink: 0, fontSize: '16px', marginTop: '1px' },
});
const looks = {
  danger: { icon: ErrorCircleFilled, tone: 'danger', name: 'Danger: ' },
  warning: { icon: WarningFilled, tone: 'warning', name: 'Know this: ' },
  good: { icon: CheckmarkCircleFilled, tone: 'success', name: '' },
  info: { icon: InfoRegular, tone: 'neutral', name: '' },
} as const;

/** One thing to know before deciding; the same words as on the card. */
export function Concern({ concern }: { concern: ConcernJson }) {
  const styles = useStyles();
  const tones = useToneText();
  const { icon: Icon, tone, name } = looks[concern.tone];
  return (
    <div className={styles.row}>
      <Icon
        className={mergeClasses(styles.icon, tones[tone])}
        {...(name ? { 'aria-label': name } : { 'aria-hidden': true })}
      />
      <span>
        <strong>{titleOf(concern)}</strong> {concern.sentence}
      </span>
    </div>
  );
}

/** The first words with their figure, and a full stop where a sentence of its own follows. */
function titleOf({ title, figure, sentence }: ConcernJson): string {
  const head = figure === undefined ? title : `${title}: ${figure}`;
  const isWhole = /^[\p{Lu}\d£]/u.test(sentence) && !/[.:?]$/.test(head);
  return isWhole ? `${head}.` : head;
}
