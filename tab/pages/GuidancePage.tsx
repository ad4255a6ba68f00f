import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { GuidanceMap } from '../../teamsapp/api/contract';
import { useListAddress } from '../address';
import { get } from '../api';
import { Card } from '../components/Card';
import { PageHead } from '../components/PageHead';
import { PageProblem } from '../components/PageProblem';
import { ProcessList } from '../components/ProcessList';
import { ProcessMap } from '../components/ProcessMap';
import { SavedViews } from '../components/SavedViews';
import { useIsPhone } from '../components/useIsPhone';
import { Waiting } from '../components/Waiting';
import { longDay } from '../days';
import { HowItWorks } from './guidance/HowItWorks';

const forms = [
  { key: 'map', name: 'Map' },
  { key: 'list', name: 'List' },
] as const;

const useStyles = makeStyles({
  switch: { width: '112px' },
  foot: {
    paddingTop: '12px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
});

/** How things are done here: the process map and the rules behind it, as they are in force. */
export default function GuidancePage() {
  const query = useQuery({
    queryKey: ['guidance-map'],
    queryFn: ({ signal }) => get<GuidanceMap>('/api/guidance/map', signal),
    refetchInterval: 30_000,
  });
  return (
    <>
      <PageHead title="Guidance" sub={query.data && rulesInWords(query.data)} />
      {query.data ? (
        <>
          <Process map={query.data} />
          <HowItWorks map={query.data} />
        </>
      ) : query.isError ? (
        <PageProblem
          error={query.error}
          sought={{ what: 'the guidance' }}
          retry={() => void query.refetch()}
        />
      ) : (
        <Waiting what="the guidance" onCancel={() => window.history.back()} />
      )}
    </>
  );
}

function rulesInWords({ rulesFrom }: GuidanceMap): string {
  return rulesFrom === null
    ? 'Nobody has published approval rules yet, so one stage decides on every package.'
    : `Drawn from the approval rules in force since ${longDay(rulesFrom)}.`;
}

function Process({ map }: { map: GuidanceMap }) {
  const styles = useStyles();
  const address = useListAddress();
  const isPhone = useIsPhone();
  const asked = address.get('as');
  // A map is too wide for a phone, where it is drawn only when it is asked for.
  const usual = isPhone ? 'list' : 'map';
  const shown = asked === 'map' || asked === 'list' ? asked : usual;
  return (
    <Card
      heading="How a package gets approved"
      aside={
        <div className={styles.switch}>
          <SavedViews
            views={forms}
            current={shown}
            onChange={(form) => {
              address.set({ as: form === usual ? '' : form });
            }}
          />
        </div>
      }
    >
      {shown === 'map' ? <ProcessMap map={map} /> : <ProcessList map={map} />}
      <div className={styles.foot}>
        {map.since === null
          ? 'Days are working days.'
          : `Open a stage to see its requests. Figures are of the requests you may see, medians of decisions since ${longDay(map.since)}. Days are working days; those on which a question waited for its answer do not count. Orange, slower: the median is longer than the waiting time.`}
      </div>
    </Card>
  );
}
