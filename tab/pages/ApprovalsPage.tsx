import { makeStyles } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons';
import type { ApprovalRow, ApprovalsFound } from '../../teamsapp/api/contract';
import { useListAddress } from '../address';
import { Card } from '../components/Card';
import { EmptyState } from '../components/EmptyState';
import { FilterChip } from '../components/FilterChip';
import { PageHead } from '../components/PageHead';
import { PageProblem } from '../components/PageProblem';
import { PersonCover } from '../components/PersonCover';
import { SavedViews } from '../components/SavedViews';
import { useIsPhone } from '../components/useIsPhone';
import { Waiting } from '../components/Waiting';
import { useKeys } from '../keys';
import { useMe } from '../me';
import { useRows } from '../rows';
import type { RowSource } from '../rows';
import { ApprovalDetail } from './approvals/ApprovalDetail';
import { ApprovalList } from './approvals/ApprovalList';
import { ApprovalsActions } from './approvals/ApprovalsActions';
import { useDeputies } from './approvals/useDeputies';
import { useFittingView } from './approvals/useFittingView';
import { nothingWords } from './approvals/views';
import type { View } from './approvals/views';
import { NotForYou } from './NotForYou';

const useStyles = makeStyles({
  filter: { flexShrink: 0 },
  columns: {
    display: 'grid',
    gridTemplateColumns: '296px minmax(0, 1fr)',
    flex: '1 1 0',
    minHeight: '420px',
    gap: '16px',
    '@media (max-width: 1023.98px)': { gridTemplateColumns: '220px minmax(0, 1fr)' },
    '@media (max-width: 639.98px)': { display: 'block', flex: 'none', minHeight: 0 },
  },
});

/** The inbox of decisions: the list at the left, the frozen request and the decision at the right. */
export default function ApprovalsPage() {
  const { abilities } = useMe();
  if (!abilities.seeApprovals) return <NotForYou title="Approvals" />;
  return <Inbox />;
}

function Inbox() {
  const address = useListAddress();
  const deputies = useDeputies().data?.deputies;
  const { approvals: offered } = useMe().views;
  const asked = offered.find(({ key }) => key === address.get('view'))?.key;
  const view = asked ?? 'mine';
  const current = offered.find(({ key }) => key === view);
  const openId = Number(address.get('open')) || undefined;
  const stage = address.get('stage');
  const query = { view, ...(stage && { stage }) };
  const source = useRows<ApprovalRow, ApprovalsFound>('/api/approvals/find', query);
  useFittingView({ source, asked, openId });
  const counts = source.page?.counts;
  const countOf = (key: View) =>
    key === 'mine' || key === 'others' || key === 'questions' ? counts?.[key] : undefined;
  const views = offered.map(({ key, name }) => {
    const count = countOf(key);
    return { key, name: count === undefined ? name : `${name} (${count})` };
  });
  return (
    <>
      <PageHead
        title="Approvals"
        sub="Decide here or on the card in Teams. The first answer counts, and everyone sees it."
        actions={<ApprovalsActions total={source.total} view={current} stage={stage} />}
      />
      {deputies && <PersonCover deputies={deputies} />}
      <SavedViews
        views={views}
        current={view}
        onChange={(next) => {
          address.set({ view: next, open: '' });
        }}
      />
      <StageFilter
        stages={source.page?.stages ?? []}
        stage={stage}
        onChange={(next) => {
          address.set({ stage: next, open: '' });
        }}
      />
      <Body
        source={source}
        view={view}
        openId={openId}
        nothing={stage ? `None of them waits for ${stage}.` : nothingWords[view]}
        name={current?.name ?? ''}
        onOpen={(id) => {
          address.set({ view, open: id === undefined ? '' : String(id) });
        }}
      />
    </>
  );
}

function Body(props: {
  source: RowSource<ApprovalRow, ApprovalsFound>;
  view: View;
  name: string;
  /** What is said in place of an empty list. */
  nothing: string;
  openId: number | undefined;
  onOpen: (id: number | undefined) => void;
}) {
  const styles = useStyles();
  const { source, view, openId, onOpen: go } = props;
  const isPhone = useIsPhone();
  const rows = source.page?.rows ?? [];
  // On a phone the list comes first; elsewhere its first item is open at once.
  const current = openId ?? (isPhone ? undefined : rows[0]?.id);
  const step = (by: number) => {
    const next = rows[rows.findIndex(({ id }) => id === current) + by];
    if (next) go(next.id);
  };
  useKeys({
    j: () => {
      step(1);
    },
    k: () => {
      step(-1);
    },
  });
  if (source.error) {
    return <PageProblem error={source.error} sought={{ what: 'this list' }} retry={source.retry} />;
  }
  if (source.isPending) {
    return <Waiting what="the approvals" onCancel={() => window.history.back()} />;
  }
  if (rows.length === 0 && current === undefined) {
    return (
      <EmptyState icon={CheckmarkCircleRegular} heading={props.name}>
        {props.nothing}
      </EmptyState>
    );
  }
  const list = (
    <ApprovalList rows={rows} total={source.total} view={view} current={current} onOpen={go} />
  );
  if (isPhone && current === undefined) return list;
  const detail = current !== undefined && (
    <ApprovalDetail
      key={current}
      id={current}
      onDecided={() => {
        const place = rows.findIndex(({ id }) => id === current);
        go((rows[place + 1] ?? rows[place - 1])?.id);
      }}
      {...(isPhone && {
        onBack: () => {
          go(undefined);
        },
      })}
    />
  );
  return (
    <div className={styles.columns}>
      {!isPhone && list}
      {detail || <Card>Choose an approval.</Card>}
    </div>
  );
}

/** The stage whose requests are shown; offered where requests wait for more than one. */
function StageFilter(props: {
  stages: readonly string[];
  stage: string;
  onChange: (stage: string) => void;
}) {
  const styles = useStyles();
  const { stages, stage, onChange } = props;
  if (!stage && stages.length < 2) return null;
  const names = stage && !stages.includes(stage) ? [...stages, stage] : stages;
  return (
    <div className={styles.filter}>
      <FilterChip
        name="Stage"
        choices={names.map((name) => ({ value: name, word: name }))}
        chosen={stage ? [stage] : []}
        isSingle
        onChange={([next = '']) => {
          onChange(next);
        }}
      />
    </div>
  );
}
