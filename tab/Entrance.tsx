import { makeStyles, tokens } from '@fluentui/react-components';
import { PeopleTeamRegular } from '@fluentui/react-icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { AppShell } from './components/AppShell';
import { EmptyState } from './components/EmptyState';
import { PageProblem } from './components/PageProblem';
import { HostContext } from './host/hostContext';
import type { Host } from './host/host';
import { MeContext, useMeQuery } from './me';
import { navigate } from './router';
import { Routes } from './Routes';
import { becomePerson, openSession } from './session';
import type { Session } from './session';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: '100dvh',
    boxSizing: 'border-box',
    padding: '24px',
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground1,
  },
  title: {
    margin: '0 0 16px',
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
  },
});

/** Opens the session; outside Teams, where no local mode answers, it says where to go. */
export function Entrance({ host }: { host: Host | undefined }) {
  const session = useQuery({
    queryKey: ['session'],
    queryFn: () => openSession(host),
    staleTime: Infinity,
  });
  if (session.isPending) return <Bare>{null}</Bare>;
  if (session.isError) {
    return (
      <Bare>
        <PageProblem
          error={session.error}
          sought={{ what: 'Education Packages' }}
          retry={() => void session.refetch()}
        />
      </Bare>
    );
  }
  if (session.data.kind === 'outside') {
    return (
      <Bare>
        <EmptyState icon={PeopleTeamRegular} heading="Open in Teams">
          Education Packages works inside Microsoft Teams. Open Teams, choose Apps, and search for
          Education Packages.
        </EmptyState>
      </Bare>
    );
  }
  return <Inside session={session.data} />;
}

function Inside({ session }: { session: Session }) {
  const me = useMeQuery();
  const [isSwitching, setSwitching] = useState(false);
  const queries = useQueryClient();
  const subPage = session.kind === 'teams' ? session.host.subPage : undefined;
  useEffect(() => {
    // Only a path of this app: a link comes from outside.
    if (subPage && /^\/[a-z]/.test(subPage)) navigate(subPage, { replace: true });
  }, [subPage]);
  const become = async (personId: string) => {
    becomePerson(personId);
    setSwitching(true);
    // Nothing that one person read may be shown to the next.
    await queries.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    navigate('/');
    setSwitching(false);
  };
  if (!me.data || isSwitching) {
    return (
      <Bare>
        {me.isError && (
          <PageProblem
            error={me.error}
            sought={{ what: 'Education Packages' }}
            retry={() => void me.refetch()}
          />
        )}
      </Bare>
    );
  }
  return (
    <HostContext.Provider value={session.kind === 'teams' ? session.host : undefined}>
      <MeContext.Provider value={me.data}>
        <AppShell key={me.data.person.id} session={session} onBecome={(id) => void become(id)}>
          <Routes />
        </AppShell>
      </MeContext.Provider>
    </HostContext.Provider>
  );
}

function Bare({ children }: { children: ReactNode }) {
  const styles = useStyles();
  return (
    <main className={styles.page} aria-busy={!children}>
      <h1 className={styles.title}>Education Packages</h1>
      {children}
    </main>
  );
}
