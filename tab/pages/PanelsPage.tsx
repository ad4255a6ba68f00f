import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MeetingPage, PanelsPage as Page } from '../../teamsapp/api/contract';
import { get, write } from '../api';
import { Banner } from '../components/Banner';
import { Card } from '../components/Card';
import { DayField } from '../components/DayField';
import { FactList } from '../components/FactList';
import { PageHead } from '../components/PageHead';
import { PageProblem } from '../components/PageProblem';
import { Waiting } from '../components/Waiting';
import { WriteButton } from '../components/WriteButton';
import { longDay } from '../days';
import { useMe } from '../me';
import { counted } from '../money';
import { linkTo, navigate } from '../router';
import { NotForYou } from './NotForYou';

type Panel = Page['panels'][number];
type Line = Panel['meetings'][number];

const useStyles = makeStyles({
  panels: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 420px), 1fr))',
    gap: '16px',
    alignItems: 'start',
  },
  list: { margin: '8px 0', paddingLeft: '20px', fontSize: '13px', lineHeight: '22px' },
  next: { fontSize: '13px', lineHeight: '20px', marginBottom: '8px' },
  plan: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: '8px' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** The panels, their next meetings and how much waits for them. */
export default function PanelsPage() {
  const styles = useStyles();
  const { abilities } = useMe();
  const query = useQuery({
    queryKey: ['panels'],
    queryFn: ({ signal }) => get<Page>('/api/panels', signal),
    refetchInterval: 15_000,
    enabled: abilities.seePanels,
  });
  if (!abilities.seePanels) return <NotForYou title="Panels" />;
  return (
    <>
      <PageHead title="Panels" />
      {query.data ? (
        <div className={styles.panels}>
          {query.data.panels.map((panel) => (
            <PanelCard key={panel.id} panel={panel} />
          ))}
        </div>
      ) : query.isError ? (
        <PageProblem
          error={query.error}
          sought={{ what: 'the panels' }}
          retry={() => void query.refetch()}
        />
      ) : (
        <Waiting what="the panels" onCancel={() => window.history.back()} />
      )}
    </>
  );
}

function PanelCard({ panel }: { panel: Panel }) {
  const styles = useStyles();
  const { waiting, hidden, next } = panel;
  const others = hidden > 0 ? `, and ${counted(hidden, 'item')} that you may not see` : '';
  const decides = panel.canDecide === 'chair' ? 'the chair, after hearing it' : 'by majority';
  return (
    <Card heading={panel.name} aside={`${counted(waiting, 'request')} waiting${others}`}>
      <div className={styles.next}>
        {next ? <MeetingLink line={next} isNext /> : 'No meeting is planned.'}
      </div>
      <FactList
        facts={[
          { label: 'Chair', value: panel.chair },
          ...(panel.deputyChair ? [{ label: 'Deputy chair', value: panel.deputyChair }] : []),
          { label: 'Members', value: panel.members.join(', ') },
          { label: 'Needed in the room', value: String(panel.quorum) },
          { label: 'Decides', value: decides },
        ]}
      />
      {panel.meetings.length > 0 && (
        <ul className={styles.list}>
          {panel.meetings.map((line) => (
            <li key={line.id}>
              <MeetingLink line={line} />
            </li>
          ))}
        </ul>
      )}
      {panel.mayPlan && <Plan panel={panel} />}
    </Card>
  );
}

function MeetingLink({ line, isNext = false }: { line: Line; isNext?: boolean }) {
  const styles = useStyles();
  const what = isNext && line.state === 'planned' ? 'Next meeting: ' : '';
  return (
    <>
      <Link {...linkTo(`/panels/meeting/${line.id}`)}>{`${what}${longDay(line.date)}`}</Link>
      <span className={styles.quiet}>{` · ${stateOf(line)}`}</span>
    </>
  );
}

function stateOf({ state, isHeld, items, decided }: Line): string {
  if (state === 'closed' && !isHeld) return 'not held';
  if (state === 'open') return `sits now, ${decided} of ${counted(items, 'item')} decided`;
  return state === 'planned'
    ? counted(items, 'item')
    : `${decided} of ${counted(items, 'item')} decided`;
}

function Plan({ panel }: { panel: Panel }) {
  const styles = useStyles();
  const queries = useQueryClient();
  const [day, setDay] = useState<string>();
  const sending = useMutation({
    mutationFn: (date: string) =>
      write<MeetingPage>('/api/panels/plan', { panelId: panel.id, date }),
    onSuccess: async (page) => {
      queries.setQueryData(['meeting', page.meeting.id], page);
      navigate(`/panels/meeting/${page.meeting.id}`);
      await queries.invalidateQueries({ queryKey: ['panels'] });
    },
  });
  return (
    <>
      {sending.error && <Banner tone="danger">{sending.error.message}</Banner>}
      <div className={styles.plan}>
        <DayField
          id={`day-${panel.id}`}
          label={`Day of the next meeting of the ${panel.name}`}
          day={day}
          onDay={setDay}
        />
        <WriteButton
          disabledFocusable={sending.isPending || day === undefined}
          onClick={() => {
            if (day !== undefined) sending.mutate(day);
          }}
        >
          Plan a meeting
        </WriteButton>
      </div>
    </>
  );
}
