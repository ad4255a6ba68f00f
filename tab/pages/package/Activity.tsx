import { useQuery } from '@tanstack/react-query';
import type { Activity as Found } from '../../../teamsapp/api/contract';
import { get } from '../../api';
import { Card } from '../../components/Card';
import { PageProblem } from '../../components/PageProblem';
import { Timeline } from '../../components/Timeline';
import type { TimelineRow } from '../../components/Timeline';
import { Waiting } from '../../components/Waiting';
import { moment } from '../../days';

const tones = {
  neutral: 'neutral',
  good: 'success',
  danger: 'danger',
  warning: 'warning',
} as const;

/** Everything that happened to a package; read from the list only when it is opened. */
export function Activity({ id }: { id: number }) {
  const query = useQuery({
    queryKey: ['activity', id],
    queryFn: ({ signal }) => get<Found>(`/api/packages/${id}/activity`, signal),
  });
  if (query.isError) {
    return (
      <PageProblem
        error={query.error}
        sought={{ what: 'the activity' }}
        retry={() => void query.refetch()}
      />
    );
  }
  if (!query.data) {
    return <Waiting what="the activity" onCancel={() => window.history.back()} />;
  }
  const rows = query.data.entries.map<TimelineRow>(({ at, who, what, tone, detail }) => ({
    key: `${at}-${who}-${what}`,
    who,
    what,
    when: moment(at),
    tone: tones[tone],
    ...(detail && { detail }),
  }));
  return (
    <Card heading="Activity">
      {rows.length === 0 ? 'Nothing is recorded yet.' : <Timeline label="Activity" rows={rows} />}
    </Card>
  );
}
