import { Link, makeStyles } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { PackagePage as Page } from '../../teamsapp/api/contract';
import { get } from '../api';
import { Card } from '../components/Card';
import { PageHead } from '../components/PageHead';
import { PageProblem } from '../components/PageProblem';
import { PackageBadge } from '../components/StatusBadge';
import { Steps } from '../components/Steps';
import { Waiting } from '../components/Waiting';
import { useKeys } from '../keys';
import { linkTo } from '../router';
import { routeLong } from '../words';
import { Activity } from './package/Activity';
import { PackageActions } from './package/PackageActions';
import { PackageBanners } from './package/PackageBanners';
import { PackageMain } from './package/PackageMain';
import { PackageNext, stoppedSteps } from './package/PackageNext';
import { PackageSide } from './package/PackageSide';

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
  next: { paddingTop: '16px' },
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
        <PackageNext page={page} />
        <Steps steps={page.steps} stopped={stoppedSteps(page)} />
      </Card>
      <div className={styles.columns}>
        <div className={styles.main}>
          {isActivity ? <Activity id={item.id} /> : <PackageMain page={page} />}
        </div>
        <PackageSide page={page} isActivity={isActivity} />
      </div>
    </>
  );
}
