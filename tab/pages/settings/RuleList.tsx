import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  AddCircleRegular,
  ArrowRightRegular,
  EditRegular,
  WarningFilled,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { StageWordsJson } from '../../../teamsapp/api/contract';
import { Badge } from '../../components/Badge';
import { Card } from '../../components/Card';
import { useToneText } from '../../components/tone';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '12px',
    padding: '10px 8px 10px 16px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  place: {
    flexShrink: 0,
    alignSelf: 'flex-start',
    minWidth: '16px',
    color: tokens.colorNeutralForeground3,
    fontSize: '13px',
    lineHeight: '20px',
  },
  words: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  when: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '8px' },
  line: {
    display: 'flex',
    columnGap: '8px',
    fontSize: '13px',
    lineHeight: '20px',
    color: tokens.colorNeutralForeground3,
  },
  name: { color: tokens.colorNeutralForeground1 },
  icon: { flexShrink: 0, fontSize: '16px', marginTop: '2px' },
  head: { padding: '0 16px' },
  foot: { padding: '4px 8px', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  bar: {
    height: '14px',
    width: '60%',
    margin: '3px 0',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  title: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    columnGap: '12px',
    padding: '12px 16px 8px',
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  aside: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

/** One stage to be shown: its words once they are there, and what may be done with it. */
export interface ShownStage {
  key: string;
  name: string;
  words: StageWordsJson | undefined;
  change?: 'new' | 'changed' | 'same';
  actions?: ReactNode;
}

/** The stages in order, each "when … → who · how long". */
export function RuleList({ stages, foot }: { stages: readonly ShownStage[]; foot?: ReactNode }) {
  const styles = useStyles();
  return (
    <Card flush>
      <div className={styles.title}>
        <h2 className={styles.heading}>When a package is …</h2>
        <span className={styles.aside}>All that match apply, in this order</span>
      </div>
      <ol className={styles.list} aria-label="Stages">
        {stages.map((stage, place) => (
          <li key={stage.key} className={styles.row}>
            <span className={styles.place} aria-hidden>
              {place + 1}
            </span>
            <div className={styles.words}>
              <StageSentence {...stage} />
            </div>
            {stage.actions}
          </li>
        ))}
      </ol>
      {foot && <div className={styles.foot}>{foot}</div>}
    </Card>
  );
}

function StageSentence({ name, words, change }: ShownStage) {
  const styles = useStyles();
  const tones = useToneText();
  if (!words) {
    return (
      <div aria-busy>
        <div className={styles.bar} />
        <div className={styles.line}>{name}</div>
      </div>
    );
  }
  return (
    <>
      <div className={styles.when}>
        <strong>{sentenceOf(words.when)}</strong>
        {change === 'new' && <Badge tone="success" icon={AddCircleRegular} word="New" />}
        {change === 'changed' && <Badge tone="info" icon={EditRegular} word="Changed" />}
      </div>
      <div className={styles.line}>
        <ArrowRightRegular className={styles.icon} aria-hidden />
        <span>
          <span className={styles.name}>{words.name}</span> · {words.who} · {words.howLong}
          {words.also.length > 0 && ` · ${words.also.join(', ')}`}
        </span>
      </div>
      {words.warnings.map((warning) => (
        <div key={warning} className={styles.line}>
          <WarningFilled
            className={mergeClasses(styles.icon, tones.warning)}
            aria-label="Know this: "
          />
          <span className={styles.name}>{warning}</span>
        </div>
      ))}
    </>
  );
}

/** The conditions that are each enough, as one sentence. */
function sentenceOf([first = '', ...others]: readonly string[]): string {
  const rest = others.map((one) => one.charAt(0).toLowerCase() + one.slice(1));
  return [first, ...rest].join(', or ');
}
