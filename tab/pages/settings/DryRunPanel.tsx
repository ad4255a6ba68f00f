import { Button, Tab, TabList, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular, BeakerRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { DryRunResult } from '../../../teamsapp/api/contract';
import { Banner } from '../../components/Banner';
import { Card } from '../../components/Card';
import { FactList } from '../../components/FactList';
import { counted } from '../../money';
import { useToneText } from '../../components/tone';
import { DryRunPackages } from './DryRunPackages';

export type Span = DryRunResult['spans'][number];

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', columnGap: '8px', padding: '12px 0 4px' },
  icon: { flexShrink: 0, fontSize: '20px', color: tokens.colorBrandForeground1 },
  heading: {
    margin: 0,
    flexGrow: 1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  parts: { display: 'flex', flexDirection: 'column', gap: '12px' },
  old: { opacity: 0.6 },
  quiet: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  figures: {
    display: 'grid',
    gridTemplateColumns: 'repeat(3, 1fr)',
    margin: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  figure: {
    display: 'flex',
    flexDirection: 'column-reverse',
    padding: '8px 12px',
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    ':first-child': { borderLeft: 'none' },
  },
  number: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** What a draft would have changed for past packages. Nothing is changed by trying. */
export function DryRunPanel(props: {
  result: DryRunResult | undefined;
  /** What is shown belongs to the draft before the last change. */
  isOld: boolean;
  isTrying: boolean;
  error: Error | null;
  onAgain: () => void;
  className: string;
}) {
  const styles = useStyles();
  const { result, isOld, isTrying, error, onAgain } = props;
  const [days, setDays] = useState(90);
  const span = result?.spans.find((one) => one.days === days);
  return (
    <aside className={props.className} aria-label="Try it on past packages" aria-busy={isTrying}>
      <Card>
        <div className={styles.head}>
          <BeakerRegular className={styles.icon} aria-hidden />
          <h2 className={styles.heading}>Try it on past packages</h2>
          <Button size="small" disabledFocusable={isTrying} onClick={onAgain}>
            Run again
          </Button>
        </div>
        <div className={styles.parts}>
          <TabList
            size="small"
            selectedValue={days}
            aria-label="Packages logged in"
            onTabSelect={(_, { value }) => {
              setDays(Number(value));
            }}
          >
            <Tab value={90}>Last 90 days</Tab>
            <Tab value={365}>Last year</Tab>
          </TabList>
          {error ? (
            <Banner
              tone="warning"
              action={
                <Button size="small" icon={<ArrowClockwiseRegular />} onClick={onAgain}>
                  Try again
                </Button>
              }
            >
              This draft could not be tried. {error.message}
            </Banner>
          ) : (
            <div className={mergeClasses(styles.parts, isOld && styles.old)}>
              <div className={styles.quiet} role="status">
                {isTrying || !result ? 'Trying the draft. ' : ''}
                {span ? `Nothing is changed. ${counted(span.packages, 'package')}.` : ''}
              </div>
              {result?.faults.map((fault) => (
                <Banner key={fault} tone="warning">
                  {fault}
                </Banner>
              ))}
              {span && <SpanResult key={span.days} span={span} />}
            </div>
          )}
        </div>
      </Card>
    </aside>
  );
}

function SpanResult({ span }: { span: Span }) {
  const styles = useStyles();
  const tones = useToneText();
  const { packages, same, withMoreStages, stuck, reasons, load } = span;
  if (packages === 0) {
    return <div>No package was logged in these days, so there is nothing to try it on.</div>;
  }
  const figures = [
    { name: 'the same', value: same },
    { name: 'more stages', value: withMoreStages },
    { name: 'stuck', value: stuck.count },
  ];
  return (
    <>
      <dl className={styles.figures}>
        {figures.map(({ name, value }) => (
          <div key={name} className={styles.figure}>
            <dt className={styles.quiet}>{name}</dt>
            <dd
              className={mergeClasses(styles.number, name === 'stuck' && value > 0 && tones.danger)}
            >
              {value.toLocaleString('en-GB')}
            </dd>
          </div>
        ))}
      </dl>
      {stuck.count > 0 && <Stuck count={stuck.count} reasons={reasons} />}
      <FactList
        facts={load.map(({ stage, was, wouldBe }) => ({
          label: stage,
          value: `${was.toLocaleString('en-GB')} → ${counted(wouldBe, 'package')}`,
        }))}
      />
      <DryRunPackages heading="Nobody could decide" named={span.stuck} />
      <DryRunPackages heading="Would go elsewhere" named={span.elsewhere} />
      {span.elsewhere.count === 0 && (
        <div className={styles.quiet}>Every package would go where it goes now.</div>
      )}
    </>
  );
}

/** Which stages have too few people, and for how many packages. */
export function Stuck({ count, reasons }: { count: number; reasons: Span['reasons'] }) {
  return (
    <Banner tone="warning">
      <strong>{counted(count, 'package')} would have nobody to decide.</strong>
      {reasons.map(({ why, packages }) => (
        <div key={why}>
          {why} ({counted(packages, 'package')})
        </div>
      ))}
    </Banner>
  );
}
