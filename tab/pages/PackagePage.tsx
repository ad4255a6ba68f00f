import { Link, makeStyles } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { PackagePage as Page } from '../../teamsapp/api/contract';
import { get } from '../api';
import { Card } from '../components/Card';
import { ChangedSince } from '../components/ChangedSince';
import { Clock } from '../components/Clock';
import { Consequences } from '../components/Consequences';
import { Day } from '../components/Day';
import { FactList } from '../components/FactList';
import { LinkButton } from '../components/LinkButton';
import { NextStep } from '../components/NextStep';
import { PageHead } from '../components/PageHead';
import { PageProblem } from '../components/PageProblem';
import { PackageBadge } from '../components/StatusBadge';
import { Steps } from '../components/Steps';
import { Waiting } from '../components/Waiting';
import { dayOf, longDay, moment } from '../days';
import { useKeys } from '../keys';
import { linkTo } from '../router';
import { procurementWords, reasonWords, routeLong } from '../words';
import type { PackageState } from '../words';
import { askedHeading } from './approvals/askedHeading';
import { approvalQuery } from './approvals/useFittingView';
import { Activity } from './package/Activity';
import { ApprovalTimeline } from './package/ApprovalTimeline';
import { CostTable } from './package/CostTable';
import { PackageBanners } from './package/PackageBanners';
import { PackageActions } from './package/PackageActions';

/** States after which nothing comes. */
const over: readonly PackageState[] = ['ended', 'declined', 'withdrawn', 'lapsed'];
/** States of a package that never began. */
const neverBegan: readonly PackageState[] = ['declined', 'withdrawn', 'lapsed'];
const parent = { name: 'Packages', to: '/packages' };
const hidden =
  'Only people who work with this child can open a package. If you are one of them, ask its owner. If you typed the number, check it.';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 296px',
    alignItems: 'start',
    gap: '16px',
    '@media (max-width: 1023.98px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  main: { display: 'flex', flexDirection: 'column', gap: '16px', minWidth: 0 },
  side: {
    display: 'grid',
    gap: '16px',
    alignItems: 'start',
    minWidth: 0,
    '@media (min-width: 640px) and (max-width: 1023.98px)': {
      gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    },
  },
  next: { paddingTop: '16px' },
  changed: { ':not(:empty)': { marginBottom: '12px' } },
  text: { fontSize: '13px', lineHeight: '18px', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

/** The reference as it is said aloud: EP- and at least four digits. */
function referenceOf(id: number): string {
  return `EP-${String(id).padStart(4, '0')}`;
}

/** One package: where it stands and what happens next. */
export default function PackagePage({ id, isActivity }: { id: number; isActivity: boolean }) {
  const query = useQuery({
    queryKey: ['package', id],
    queryFn: ({ signal }) => get<Page>(`/api/packages/${id}`, signal),
    refetchInterval: 15_000,
  });
  if (query.data) return <Overview page={query.data} isActivity={isActivity} />;
  return (
    <>
      <PageHead title={referenceOf(id)} parent={parent} />
      {query.isError ? (
        <PageProblem
          error={query.error}
          sought={{ what: 'this package', back: parent, hidden }}
          retry={() => void query.refetch()}
        />
      ) : (
        <Waiting what="the package" onCancel={() => window.history.back()} />
      )}
    </>
  );
}

function Overview({ page, isActivity }: { page: Page; isActivity: boolean }) {
  const styles = useStyles();
  const { package: item, provider } = page;
  useKeys({
    n: () => {
      document.getElementById('next')?.focus();
    },
  });
  return (
    <>
      <PageHead
        title={item.reference}
        parent={parent}
        badges={<PackageBadge state={item.state} />}
        sub={
          <>
            {item.child} ·{' '}
            <Link inline {...linkTo(`/providers/${provider.id}`)}>
              {provider.name}
            </Link>{' '}
            · {routeLong[item.route]} · {item.team.name}, {item.requester}
          </>
        }
        actions={<PackageActions page={page} />}
      />
      <PackageBanners page={page} />
      <Card className={styles.next}>
        <Next page={page} />
        <Steps steps={page.steps} stopped={stoppedSteps(page)} />
      </Card>
      <div className={styles.columns}>
        <div className={styles.main}>
          {isActivity ? <Activity id={item.id} /> : <Main page={page} />}
        </div>
        <Side page={page} isActivity={isActivity} />
      </div>
    </>
  );
}

function Next({ page }: { page: Page }) {
  const { next, approvals } = page;
  const open = approvals.find(({ id }) => id === next.approvalId);
  const isPaused = open?.state === 'informationRequested';
  const asked = useQuery({ ...approvalQuery(next.approvalId ?? 0), enabled: isPaused });
  const mayAnswer = isPaused && (asked.data?.abilities.answer.length ?? 0) > 0;
  const isMine = next.youDecide || mayAnswer;
  return (
    <NextStep
      isOver={over.includes(page.package.state)}
      sentence={declinedSentence(page) ?? next.sentence}
      aside={open && <Clock workingDaysLeft={open.workingDaysLeft} isPaused={isPaused} />}
      actions={
        next.approvalId !== null && (
          <LinkButton
            to={`/approvals?${mayAnswer ? 'view=questions&' : ''}open=${next.approvalId}`}
            {...(isMine && { appearance: 'primary' as const })}
          >
            {mayAnswer ? 'Answer' : next.youDecide ? 'Decide' : 'Open the approval'}
          </LinkButton>
        )
      }
    />
  );
}

/** Who declined it, when and why, as far as the page says. */
function declinedSentence({ package: item, approvals }: Page): string | undefined {
  if (item.state !== 'declined') return undefined;
  const stages = approvals.at(-1)?.stages ?? [];
  for (const { name, decisions } of stages) {
    const decline = decisions.find(({ verdict }) => verdict === 'decline');
    if (!decline) continue;
    const reason = decline.note ? ` Reason: “${decline.note}”` : '';
    return `${decline.by} declined it on ${longDay(dayOf(decline.at))}, ${name}.${reason}`;
  }
  return undefined;
}

/** Steps at which the package came to a stop: they are over, but nothing was achieved. */
function stoppedSteps({ approvals }: Page): string[] {
  const stages = approvals.at(-1)?.stages ?? [];
  const declined = stages.filter(({ state }) => state === 'declined').map(({ name }) => name);
  return ['Declined', 'Withdrawn', 'Lapsed', ...declined];
}

function Main({ page }: { page: Page }) {
  const styles = useStyles();
  const { package: item, approvals } = page;
  const latest = approvals.at(-1);
  const isOpen = latest?.state === 'open' || latest?.state === 'informationRequested';
  return (
    <>
      {latest && (
        <Card
          heading={askedHeading(!isOpen, page.next.youDecide)}
          aside={`As asked on ${moment(latest.askedAt)}`}
        >
          <div className={styles.changed}>
            <ChangedSince sentences={latest.changedSince} />
          </div>
          <Consequences concerns={latest.concerns} facts={latest.facts} />
        </Card>
      )}
      <CostTable item={item} />
      <Card heading="Objectives">
        <div className={styles.text}>{item.objectives || 'Not said'}</div>
      </Card>
    </>
  );
}

function Side({ page, isActivity }: { page: Page; isActivity: boolean }) {
  const styles = useStyles();
  const { package: item, approvals } = page;
  const activity = isActivity ? `/packages/${item.id}` : `/packages/${item.id}/activity`;
  return (
    <aside className={styles.side} aria-label="More about this package">
      <Card heading="Approvals">
        <ApprovalTimeline approvals={approvals} />
      </Card>
      <Card heading="Days and reason">
        <FactList
          facts={[
            { label: 'First day', value: <Day day={item.starts} /> },
            { label: 'Last day', value: <Day day={item.ends} /> },
            ...(neverBegan.includes(item.state)
              ? []
              : [{ label: 'Next review', value: <Day day={item.nextReviewDue} /> }]),
            { label: 'Reason', value: item.reason ? reasonWords[item.reason] : 'Not said' },
            {
              label: 'Procurement',
              value: procurementWords[item.procurementRoute] ?? item.procurementRoute,
            },
            ...(item.retrospective ? [{ label: 'Logged', value: 'After its first day' }] : []),
            ...(item.endReason ? [{ label: 'Ended because', value: item.endReason }] : []),
          ]}
        />
      </Card>
      <Card heading="Activity">
        <Link {...linkTo(activity)}>
          {isActivity ? 'Back to the overview' : 'Everything that happened'}
        </Link>
      </Card>
    </aside>
  );
}
