import { Suspense, useEffect } from 'react';
import type { ReactNode } from 'react';
import { SearchRegular } from '@fluentui/react-icons';
import { Boundary } from './components/Boundary';
import { EmptyState } from './components/EmptyState';
import { LinkButton } from './components/LinkButton';
import { PageHead } from './components/PageHead';
import { PartProblem } from './components/PartProblem';
import { lazily } from './lazily';
import { useMe } from './me';
import { PackagesPage } from './pages/PackagesPage';
import { navigate, useAddress } from './router';

const ProvidersPage = lazily(() => import('./pages/ProvidersPage'));
const ProviderPage = lazily(() => import('./pages/ProviderPage'));
const PackagePage = lazily(() => import('./pages/PackagePage'));
const LogPackagePage = lazily(() => import('./pages/LogPackagePage'));
const ApprovalsPage = lazily(() => import('./pages/ApprovalsPage'));
const ApprovalRulesPage = lazily(() => import('./pages/ApprovalRulesPage'));
const GuidancePage = lazily(() => import('./pages/GuidancePage'));
const PanelsPage = lazily(() => import('./pages/PanelsPage'));
const MeetingPage = lazily(() => import('./pages/MeetingPage'));
const PaperPage = lazily(() => import('./pages/PaperPage'));

interface Route {
  pattern: RegExp;
  draw(id: number, section: string): ReactNode;
}

const routes: readonly Route[] = [
  { pattern: /^\/$/, draw: () => <Start /> },
  { pattern: /^\/packages$/, draw: () => <PackagesPage /> },
  { pattern: /^\/packages\/new$/, draw: () => <LogPackagePage /> },
  {
    pattern: /^\/packages\/(\d{1,9})(?:\/(activity))?$/,
    draw: (id, section) => <PackagePage key={id} id={id} isActivity={section === 'activity'} />,
  },
  { pattern: /^\/providers$/, draw: () => <ProvidersPage /> },
  { pattern: /^\/providers\/(\d{1,9})$/, draw: (id) => <ProviderPage key={id} id={id} /> },
  { pattern: /^\/approvals$/, draw: () => <ApprovalsPage /> },
  { pattern: /^\/settings$/, draw: () => <Elsewhere to="/settings/approval-rules" /> },
  { pattern: /^\/settings\/approval-rules$/, draw: () => <ApprovalRulesPage /> },
  { pattern: /^\/guidance(?:\/map)?$/, draw: () => <GuidancePage /> },
  { pattern: /^\/panels$/, draw: () => <PanelsPage /> },
  { pattern: /^\/panels\/meeting\/(\d{1,9})$/, draw: (id) => <MeetingPage key={id} id={id} /> },
  { pattern: /^\/panels\/paper\/(\d{1,9})$/, draw: (id) => <PaperPage key={id} id={id} /> },
];

function problem(error: Error, retry: () => void) {
  return (
    <>
      <PageHead title="Education Packages" />
      <PartProblem error={error} retry={retry} />
    </>
  );
}

/** Draws the page of the present address. */
export function Routes() {
  const { path } = useAddress();
  for (const { pattern, draw } of routes) {
    const found = pattern.exec(path);
    if (!found) continue;
    return (
      <Boundary resetBy={path} instead={problem}>
        <Suspense>{draw(Number(found[1]), found[2] ?? '')}</Suspense>
      </Boundary>
    );
  }
  return (
    <>
      <PageHead title="Page not found" />
      <EmptyState
        icon={SearchRegular}
        heading="There is no such page"
        actions={<LinkButton to="/">Go to the start</LinkButton>}
      >
        Check the address, or find what you look for with Ctrl+K.
      </EmptyState>
    </>
  );
}

/** The start: packages for those who see them, else the provider directory. */
function Start() {
  const { abilities } = useMe();
  return <Elsewhere to={abilities.seePackages ? '/packages' : '/providers'} />;
}

/** An address that only leads to another one. */
function Elsewhere({ to }: { to: string }) {
  useEffect(() => {
    navigate(to, { replace: true });
  }, [to]);
  return null;
}
