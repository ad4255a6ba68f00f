import { FluentProvider, makeStaticStyles } from '@fluentui/react-components';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiProblem } from './api';
import { Boundary } from './components/Boundary';
import { PartProblem } from './components/PartProblem';
import { findHost } from './host/host';
import type { Host } from './host/host';
import { Entrance } from './Entrance';
import { themes, useAskedTheme, useSystemTheme } from './theme';
import type { ThemeName } from './theme';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 5000,
      // A refusal stays one; only an unreachable server is asked once more.
      retry: (failures, error) => failures < 1 && error instanceof ApiProblem && error.status === 0,
      refetchOnWindowFocus: true,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

const useRootStyles = makeStaticStyles({
  body: { margin: 0 },
  'html, body, #root': { height: '100%' },
});

/** The whole tab: meets its host, takes on the theme, and lets the reader in. */
export function App() {
  useRootStyles();
  const system = useSystemTheme();
  const asked = useAskedTheme();
  const [teamsTheme, setTeamsTheme] = useState<ThemeName>();
  const [host, setHost] = useState<Host | 'none'>();
  useEffect(() => {
    void findHost().then((found) => {
      setHost(found ?? 'none');
      setTeamsTheme(found?.theme);
      found?.onTheme(setTeamsTheme);
    });
  }, []);
  return (
    <FluentProvider theme={themes[teamsTheme ?? asked ?? system]}>
      <QueryClientProvider client={queries}>
        <Boundary
          resetBy=""
          instead={(error, retry) => (
            <main>
              <h1>Education Packages</h1>
              <PartProblem error={error} retry={retry} />
            </main>
          )}
        >
          {host && <Entrance host={host === 'none' ? undefined : host} />}
        </Boundary>
      </QueryClientProvider>
    </FluentProvider>
  );
}
