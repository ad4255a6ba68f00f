import { makeStyles } from '@fluentui/react-components';
import { AddRegular, EditRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ProviderPage as Page } from '../../teamsapp/api/contract';
import { get } from '../api';
import { Badge } from '../components/Badge';
import { Banner } from '../components/Banner';
import { Card } from '../components/Card';
import { LinkButton } from '../components/LinkButton';
import { PageHead } from '../components/PageHead';
import { PageProblem } from '../components/PageProblem';
import { AssuranceBadge } from '../components/StatusBadge';
import { Waiting } from '../components/Waiting';
import { WriteButton } from '../components/WriteButton';
import { BuildingRegular, PeopleRegular } from '@fluentui/react-icons';
import { registrationWords } from '../words';
import { About, Assurance, Needs, Prices, RunningHere } from './provider/ProviderCards';
import { agesInWords, capacityInWords } from './providers/providerColumns';

import { Later } from '../components/Later';
import { lazily } from '../lazily';

const ChangeProviderDialog = lazily(() => import('./providers/ChangeProviderDialog'));
const SuspendDialog = lazily(() => import('./providers/SuspendDialog'));
const ReinstateDialog = lazily(() => import('./providers/ReinstateDialog'));
const parent = { name: 'Providers', to: '/providers' };

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr) 288px',
    alignItems: 'start',
    gap: '16px',
    '@media (max-width: 1023.98px)': { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' },
    '@media (max-width: 639.98px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', gap: '16px', minWidth: 0 },
  note: { fontSize: '13px', lineHeight: '18px', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

/** One provider: warnings first, then what is known, and what may be done. */
export default function ProviderPage({ id }: { id: number }) {
  const query = useQuery({
    queryKey: ['provider', id],
    queryFn: ({ signal }) => get<Page>(`/api/providers/${id}`, signal),
    refetchInterval: 15_000,
  });
  if (query.data) return <Overview page={query.data} />;
  return (
    <>
      <PageHead title="Provider" parent={parent} />
      {query.isError ? (
        <PageProblem
          error={query.error}
          sought={{ what: 'this provider', back: parent }}
          retry={() => void query.refetch()}
        />
      ) : (
        <Waiting what="the provider" onCancel={() => window.history.back()} />
      )}
    </>
  );
}

type Dialog = 'change' | 'suspend' | 'reinstate';

function Overview({ page }: { page: Page }) {
  const styles = useStyles();
  const [open, setOpen] = useState<Dialog>();
  const { provider, warnings } = page;
  const close = () => {
    setOpen(undefined);
  };
  return (
    <>
      <PageHead
        title={provider.name}
        parent={parent}
        badges={<Badges provider={provider} />}
        sub={[
          provider.providerType,
          [provider.town, provider.postcode].filter(Boolean).join(', '),
          `${agesInWords(provider.lowAge, provider.highAge)} years`,
        ]
          .filter((part) => part && part !== 'Not said years')
          .join(' · ')}
        actions={<Actions page={page} onOpen={setOpen} />}
      />
      {warnings.map((warning) => (
        <Banner key={warning} tone={provider.status === 'active' ? 'warning' : 'danger'}>
          {warning}
        </Banner>
      ))}
      <div className={styles.columns}>
        <div className={styles.column}>
          <Assurance provider={provider} />
          <Prices provider={provider} />
        </div>
        <div className={styles.column}>
          <RunningHere provider={provider} />
          <Needs provider={provider} />
          {provider.note && (
            <Card heading="Note">
              <div className={styles.note}>{provider.note}</div>
            </Card>
          )}
        </div>
        <About provider={provider} />
      </div>
      <Later onClose={close}>
        {open === 'change' && <ChangeProviderDialog provider={provider} onClose={close} />}
        {open === 'suspend' && <SuspendDialog provider={provider} onClose={close} />}
        {open === 'reinstate' && <ReinstateDialog provider={provider} onClose={close} />}
      </Later>
    </>
  );
}

type Provider = Page['provider'];

function Badges({ provider }: { provider: Provider }) {
  const { assuranceStatus, status, registrationStatus, capacity } = provider;
  return (
    <>
      <AssuranceBadge assurance={assuranceStatus} status={status} />
      <Badge tone="neutral" icon={BuildingRegular} word={registrationWords[registrationStatus]} />
      {capacity !== null && (
        <Badge tone="neutral" icon={PeopleRegular} word={capacityInWords(capacity)} />
      )}
    </>
  );
}

function Actions({ page, onOpen }: { page: Page; onOpen: (dialog: Dialog) => void }) {
  const { abilities, provider } = page;
  const button = (dialog: Dialog, name: string): ReactNode => (
    <WriteButton
      onClick={() => {
        onOpen(dialog);
      }}
      {...(dialog === 'change' && { icon: <EditRegular /> })}
    >
      {name}
    </WriteButton>
  );
  return (
    <>
      {abilities.suspend && button('suspend', 'Suspend')}
      {abilities.reinstate && button('reinstate', 'Reinstate')}
      {abilities.change && button('change', 'Change')}
      {abilities.logPackage && provider.status === 'active' && (
        <LinkButton
          appearance="primary"
          icon={<AddRegular />}
          to={`/packages/new?provider=${provider.id}`}
        >
          Log a package here
        </LinkButton>
      )}
    </>
  );
}
