import { Link, makeStyles } from '@fluentui/react-components';
import { AddRegular, EditRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { Suspense, lazy, useState } from 'react';
import type { ReactNode } from 'react';
import type { ProviderPage as Page } from '../../teamsapp/api/contract';
import { get } from '../api';
import { Badge } from '../components/Badge';
import { Banner } from '../components/Banner';
import { Card } from '../components/Card';
import { Day } from '../components/Day';
import { FactList } from '../components/FactList';
import { LinkButton } from '../components/LinkButton';
import { PageHead } from '../components/PageHead';
import { PageProblem } from '../components/PageProblem';
import { AssuranceBadge } from '../components/StatusBadge';
import { Waiting } from '../components/Waiting';
import { WriteButton } from '../components/WriteButton';
import { BuildingRegular, PeopleRegular } from '@fluentui/react-icons';
import { useMe } from '../me';
import { counted, hoursInCell, pounds } from '../money';
import { linkTo } from '../router';
import { needWords, registrationWords, unitInSentence } from '../words';
import { agesInWords, capacityInWords } from './providers/providerColumns';

const ChangeProviderDialog = lazy(() => import('./providers/ChangeProviderDialog'));
const SuspendDialog = lazy(() => import('./providers/SuspendDialog'));
const ReinstateDialog = lazy(() => import('./providers/ReinstateDialog'));
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
      <Suspense>
        {open === 'change' && <ChangeProviderDialog provider={provider} onClose={close} />}
        {open === 'suspend' && <SuspendDialog provider={provider} onClose={close} />}
        {open === 'reinstate' && <ReinstateDialog provider={provider} onClose={close} />}
      </Suspense>
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

function Assurance({ provider }: { provider: Provider }) {
  return (
    <Card heading="Assurance">
      <FactList
        facts={[
          {
            label: 'Answer',
            value: <AssuranceBadge assurance={provider.assuranceStatus} status="active" />,
          },
          { label: 'Given on', value: <Day day={provider.assuranceDate} /> },
          { label: 'Registration', value: registrationWords[provider.registrationStatus] },
          { label: 'Registration checked', value: <Day day={provider.registrationChecked} /> },
        ]}
      />
    </Card>
  );
}

function Prices({ provider }: { provider: Provider }) {
  const { lots: names } = useMe();
  const { price, priceUnit, lots } = provider;
  const lotNames = lots.map((code) => {
    const name = names.find((lot) => lot.code === code)?.name;
    return name ? `${code} ${name}` : code;
  });
  return (
    <Card heading={price === undefined ? 'Lots' : 'Lots and prices'}>
      <FactList
        facts={[
          { label: 'Lots', value: lotNames.join(', ') || 'None' },
          ...(price === undefined
            ? []
            : [
                {
                  label: 'Price',
                  value:
                    price === null
                      ? 'Not said'
                      : `${pounds(price)} ${priceUnit ? unitInSentence[priceUnit] : ''}`,
                },
              ]),
        ]}
      />
    </Card>
  );
}

function RunningHere({ provider }: { provider: Provider }) {
  const { id, running, hoursPerWeek } = provider;
  if (running === undefined) return null;
  const link = linkTo(`/packages?state=active,endingSoon&provider=${id}`);
  return (
    <Card heading="Running here" aside={<Link {...link}>Open in the log</Link>}>
      <FactList
        facts={[
          { label: 'Packages', value: counted(running, 'package') },
          { label: 'Hours a week', value: hoursInCell(hoursPerWeek ?? 0) },
        ]}
      />
    </Card>
  );
}

function Needs({ provider }: { provider: Provider }) {
  if (provider.needs.length === 0) return null;
  return (
    <Card heading="Needs">
      <FactList facts={provider.needs.map((need) => ({ label: need, value: needWords[need] }))} />
    </Card>
  );
}

function About({ provider }: { provider: Provider }) {
  const address = [provider.street, provider.town, provider.postcode].filter(Boolean).join(', ');
  const mail = provider.contactEmail;
  return (
    <Card heading="About">
      <FactList
        facts={[
          { label: 'URN', value: provider.urn || 'None' },
          { label: 'UKPRN', value: provider.ukprn || 'None' },
          { label: 'Company', value: provider.companyNumber || 'None' },
          { label: 'Address', value: address || 'Not said' },
          {
            label: 'Contact',
            value: mail ? <Link href={`mailto:${mail}`}>{mail}</Link> : 'Not said',
          },
          { label: 'Ages', value: agesInWords(provider.lowAge, provider.highAge) },
          { label: 'Capacity', value: capacityInWords(provider.capacity) },
          ...(provider.registerSource ? [{ label: 'Source', value: provider.registerSource }] : []),
        ]}
      />
    </Card>
  );
}
