import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular, OpenRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApprovalPage } from '../../../teamsapp/api/contract';
import { Banner } from '../../components/Banner';
import { Card } from '../../components/Card';
import { ChangedSince } from '../../components/ChangedSince';
import { Clock } from '../../components/Clock';
import { Consequences } from '../../components/Consequences';
import { FactsStrip } from '../../components/FactsStrip';
import { Later } from '../../components/Later';
import { PageProblem } from '../../components/PageProblem';
import { ApprovalBadge, KindBadge } from '../../components/StatusBadge';
import { Waiting } from '../../components/Waiting';
import { dayOf, longDay, moment } from '../../days';
import { lazily } from '../../lazily';
import { linkTo } from '../../router';
import { routeLong } from '../../words';
import { ApprovalTimeline } from '../package/ApprovalTimeline';
import { askedHeading } from './askedHeading';
import { AnswerBar } from './AnswerBar';
import { AskedChange } from './AskedChange';
import { approvalQuery } from './useFittingView';
import { DecisionBar } from './DecisionBar';
import { requestId } from './focusRequest';
import { isWaiting, requestTitle } from './kindWords';
import { RequestActions } from './RequestActions';

const PostedCard = lazily(() => import('./PostedCard'));
const hidden =
  'Only those who decide, and those who work with this child, can open it. If you are one of them, ask the package’s owner.';

const useStyles = makeStyles({
  card: { display: 'flex', flexDirection: 'column', minHeight: 0, overflow: 'hidden' },
  scroll: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    display: 'flex',
    flexDirection: 'column',
    gap: '12px',
    padding: '16px',
    '& > *': { flexShrink: 0 },
    '@media (max-width: 639.98px)': { overflowY: 'visible' },
  },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    outlineStyle: 'none',
  },
  end: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 8px',
    marginLeft: 'auto',
  },
  sub: { fontSize: '13px', color: tokens.colorNeutralForeground3 },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    flexGrow: 1,
  },
  quiet: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  text: { fontSize: '13px', lineHeight: '18px', overflowWrap: 'anywhere' },
});

/** One request: the frozen facts, what has changed since, and the bar to decide with. */
export function ApprovalDetail(props: { id: number; onDecided: () => void; onBack?: () => void }) {
  const styles = useStyles();
  const { id, onDecided, onBack } = props;
  const query = useQuery({
    ...approvalQuery(id),
    refetchInterval: 15_000,
  });
  if (query.data) return <Facts page={query.data} onDecided={onDecided} onBack={onBack} />;
  if (query.isError) {
    return (
      <PageProblem
        error={query.error}
        sought={{ what: 'this approval', hidden }}
        retry={() => void query.refetch()}
      />
    );
  }
  return (
    <Card className={styles.card}>
      <Waiting what="the approval" onCancel={() => window.history.back()} />
    </Card>
  );
}

function Facts(props: {
  page: ApprovalPage;
  onDecided: () => void;
  onBack: (() => void) | undefined;
}) {
  const styles = useStyles();
  const { page, onDecided, onBack } = props;
  const { approval, abilities } = page;
  const provider = { label: 'Provider', value: approval.providerName };
  const isDecided = !isWaiting(approval);
  return (
    <Card flush className={styles.card}>
      {/* It scrolls by itself, so it must be reachable by key. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.scroll} tabIndex={0} role="region" aria-label="The request">
        <Head page={page} onBack={onBack} />
        <AskedChange approval={approval} />
        <FactsStrip facts={[provider, ...approval.facts.slice(0, 3)]} />
        <ChangedSince sentences={approval.changedSince} />
        <div className={styles.row}>
          <h3 className={styles.heading}>{askedHeading(isDecided, abilities.decide.length > 0)}</h3>
          <span className={styles.quiet}>
            {`As asked on ${longDay(dayOf(approval.askedAt))}${isDecided ? '' : ', checked again now'}`}
          </span>
        </div>
        <Consequences concerns={approval.concerns} facts={approval.facts} />
        <div className={styles.text}>
          <strong>Objectives.</strong> {approval.objectives || 'Not said'}
        </div>
        {approval.panelName && <PaperLink page={page} />}
        <ApprovalTimeline approvals={[approval]} />
        <Posted page={page} />
      </div>
      {abilities.answer.map((questionId) => (
        <AnswerBar key={questionId} approval={approval} questionId={questionId} />
      ))}
      {abilities.decide.length > 0 || abilities.ask.length > 0 ? (
        <DecisionBar page={page} onDecided={onDecided} />
      ) : (
        page.whoDecides && <WhoDecides sentence={page.whoDecides} />
      )}
    </Card>
  );
}

function Head({ page, onBack }: { page: ApprovalPage; onBack: (() => void) | undefined }) {
  const styles = useStyles();
  const { approval } = page;
  const { state, workingDaysLeft, packageId, route, team } = approval;
  return (
    <div>
      {onBack && (
        <Button appearance="subtle" icon={<ArrowLeftRegular />} onClick={onBack}>
          All approvals
        </Button>
      )}
      <div className={styles.row}>
        <h2 id={requestId} className={styles.title} tabIndex={-1}>
          {requestTitle(approval)}
        </h2>
        <KindBadge kind={approval.kind} />
        <ApprovalBadge state={state} />
        {isWaiting(approval) && (
          <Clock workingDaysLeft={workingDaysLeft} isPaused={state === 'informationRequested'} />
        )}
        <span className={styles.end}>
          <RequestActions page={page} />
          {packageId !== null && (
            <Link {...linkTo(`/packages/${packageId}`)}>
              <OpenRegular aria-hidden /> Open the package
            </Link>
          )}
        </span>
      </div>
      <div className={styles.sub}>
        {[approval.child, route && routeLong[route]].filter(Boolean).join(' · ')} · asked by{' '}
        {approval.requester}, {team.name}, on {moment(approval.askedAt)}
      </div>
    </div>
  );
}

/** The panel's paper, and why the panel put the request off. */
function PaperLink({ page }: { page: ApprovalPage }) {
  const styles = useStyles();
  const { id, panelName, hasPaper, stages } = page.approval;
  const deferrals = stages.flatMap((stage) => stage.deferrals);
  return (
    <div className={styles.text}>
      <Link {...linkTo(`/panels/paper/${id}`)}>
        {hasPaper ? 'The panel paper' : 'Write the panel paper'}
      </Link>
      {` for the ${panelName}`}
      {deferrals.map(({ at, because }) => (
        <div key={at}>{`Deferred on ${longDay(dayOf(at))}: ${because}`}</div>
      ))}
    </div>
  );
}

function Posted({ page }: { page: ApprovalPage }) {
  const [isShown, setShown] = useState(false);
  return (
    <div>
      <Button
        size="small"
        aria-expanded={isShown}
        onClick={() => {
          setShown(!isShown);
        }}
      >
        {isShown ? 'Hide the card as posted in Teams' : 'The card as posted in Teams'}
      </Button>
      <Later
        onClose={() => {
          setShown(false);
        }}
      >
        {isShown && <PostedCard card={page.card} />}
      </Later>
    </div>
  );
}

function WhoDecides({ sentence }: { sentence: string }) {
  return (
    <div style={{ padding: 16 }}>
      <Banner tone="info">{sentence}</Banner>
    </div>
  );
}
