import { Button, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowRightRegular, ChevronDownRegular, ChevronUpRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { PackageCheck } from '../../../teamsapp/api/contract';
import { Card } from '../../components/Card';
import { Concern } from '../../components/Concern';
import { FactList } from '../../components/FactList';
import { longDay } from '../../days';
import { counted, pounds } from '../../money';
import { useDebounced } from '../../useDebounced';
import { idOf } from './fields';

const narrow = '@media (max-width: 1023.98px)';
const useStyles = makeStyles({
  aside: {
    position: 'sticky',
    top: 0,
    minWidth: 0,
    [narrow]: { top: 'auto', bottom: '-24px', zIndex: 3, marginLeft: '-4px', marginRight: '-4px' },
    '@media (max-width: 639.98px)': { bottom: '-16px' },
  },
  parts: { [narrow]: { maxHeight: '60vh', overflowY: 'auto' } },
  folded: { [narrow]: { display: 'none' } },
  bar: {
    display: 'none',
    [narrow]: { display: 'flex', width: '100%', justifyContent: 'space-between' },
  },
  part: {
    padding: '12px 16px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    ':first-child': { borderTop: 'none' },
  },
  head: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'baseline',
    marginBottom: '8px',
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  quiet: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  figure: {
    marginRight: '8px',
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: { display: 'flex', flexDirection: 'column', gap: '8px' },
  missing: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '8px',
    minHeight: '26px',
    fontSize: '13px',
    lineHeight: '24px',
  },
  said: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
  },
});

/** What the form means while it is typed: cost, concerns, who decides, what is missing. */
export function MeaningPanel({ check }: { check: PackageCheck | undefined }) {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  const rested = useDebounced(summaryOf(check), 1000);
  const missing = check?.missing ?? [];
  const Chevron = isOpen ? ChevronDownRegular : ChevronUpRegular;
  return (
    <aside className={styles.aside} aria-label="What this means">
      <Card flush>
        <Button
          className={styles.bar}
          appearance="subtle"
          icon={<Chevron />}
          iconPosition="after"
          aria-expanded={isOpen}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          {`${summaryOf(check)} · ${missing.length} missing`}
        </Button>
        <div className={mergeClasses(styles.parts, !isOpen && styles.folded)}>
          <Cost check={check} />
          <Part heading="Concerns" aside={counted(concernsOf(check).length, 'thing')}>
            <div className={styles.list}>
              {concernsOf(check).map((concern) => (
                <Concern key={concern.title + concern.sentence} concern={concern} />
              ))}
              {concernsOf(check).length === 0 && <span className={styles.quiet}>None so far</span>}
            </div>
          </Part>
          <Remarks check={check} />
          <Duties check={check} />
          <Part heading="Still missing" aside={counted(missing.length, 'fact')}>
            {missing.map(({ field, sentence }) => (
              <div key={field} className={styles.missing}>
                <ArrowRightRegular aria-hidden />
                <Link
                  href={`#${idOf(field)}`}
                  onClick={(event) => {
                    event.preventDefault();
                    document.getElementById(idOf(field))?.focus();
                  }}
                >
                  {sentence}
                </Link>
              </div>
            ))}
          </Part>
        </div>
      </Card>
      <span className={styles.said} role="status">
        {check?.cost ? `Whole cost ${rested}.` : ''}
      </span>
    </aside>
  );
}

function concernsOf(check: PackageCheck | undefined): PackageCheck['concerns'] {
  const missing = (check?.missing ?? []).map(({ sentence }) => bare(sentence));
  // What is asked for under "Still missing" is not said here again.
  return (check?.concerns ?? []).filter(
    ({ tone, title, sentence }) =>
      (tone === 'warning' || tone === 'danger') &&
      ![title, sentence, `${title} ${sentence}`].map(bare).some((said) => missing.includes(said)),
  );
}

function bare(sentence: string): string {
  return sentence.trim().replace(/[.:]$/, '').toLowerCase();
}

function summaryOf(check: PackageCheck | undefined): string {
  const cost = check?.cost ? pounds(check.cost.wholeCost) : 'No cost yet';
  return `${cost}, ${counted(concernsOf(check).length, 'concern')}`;
}

function Part(props: { heading: string; aside?: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.part}>
      <div className={styles.head}>
        <h2 className={styles.heading}>{props.heading}</h2>
        <span className={styles.quiet}>{props.aside}</span>
      </div>
      {props.children}
    </div>
  );
}

function Cost({ check }: { check: PackageCheck | undefined }) {
  const styles = useStyles();
  const cost = check?.cost;
  if (!cost) {
    return (
      <Part heading="Cost">
        <span className={styles.quiet}>Shown once price, days and hours are there</span>
      </Part>
    );
  }
  return (
    <Part heading="Cost" aside={counted(cost.schoolWeeks, 'school week')}>
      <span className={styles.figure}>{pounds(cost.wholeCost)}</span>
      <span className={styles.quiet}>{pounds(cost.weeklyCost)} a week</span>
      <FactList
        facts={cost.byYear.map(({ year, cost: part }) => ({ label: year, value: pounds(part) }))}
      />
      <div className={styles.quiet}>{cost.workings}</div>
    </Part>
  );
}

/** What was read or counted otherwise than it was typed. */
function Remarks({ check }: { check: PackageCheck | undefined }) {
  const styles = useStyles();
  const remarks = check?.remarks ?? [];
  if (remarks.length === 0) return null;
  return (
    <Part heading="Things to know" aside={counted(remarks.length, 'thing')}>
      <div className={styles.list}>
        {remarks.map(({ title, sentence }) => (
          <Concern
            key={title + sentence}
            concern={{ title, sentence, tone: 'info', about: 'law' }}
          />
        ))}
      </div>
    </Part>
  );
}

function Duties({ check }: { check: PackageCheck | undefined }) {
  const stages = check?.stages ?? [];
  const by = check?.firstAnswerBy;
  return (
    <Part heading="Duties and dates">
      <FactList
        facts={stages.map((stage, index) => ({
          label: stage,
          value: index === 0 && by ? `by ${longDay(by)}` : 'decides next',
        }))}
      />
    </Part>
  );
}
