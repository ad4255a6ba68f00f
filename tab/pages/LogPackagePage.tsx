import { Button, makeStyles } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { PackageCheck, PackageLogged } from '../../teamsapp/api/contract';
import { ApiProblem, write } from '../api';
import { Banner } from '../components/Banner';
import { ErrorSummary } from '../components/ErrorSummary';
import type { Fault } from '../components/ErrorSummary';
import { PageHead } from '../components/PageHead';
import { WriteButton } from '../components/WriteButton';
import { flash } from '../flash';
import { useMe } from '../me';
import { navigate, useAddress } from '../router';
import { draftFrom, formOf, isStarted, useDraft } from './log/draft';
import type { Draft } from './log/draft';
import { allFaults, formField, idOf } from './log/fields';
import { LogForm } from './log/LogForm';
import { MeaningPanel } from './log/MeaningPanel';
import { askCheck, useCheck } from './log/useCheck';
import { NotForYou } from './NotForYou';

const parent = { name: 'Packages', to: '/packages' };
const markedFor = 2000;

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 344px',
    alignItems: 'start',
    gap: '16px',
    '@media (max-width: 1023.98px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});

/** One form for a new package; asking for approval logs it. */
export default function LogPackagePage() {
  const { abilities } = useMe();
  if (!abilities.logPackage) return <NotForYou title="Log a package" />;
  return <LogPackage />;
}

function LogPackage() {
  const styles = useStyles();
  const [draft, change, clear] = useDraft();
  useProviderOfAddress(draft, change);
  useLossWarning(isStarted(draft));
  const form = formOf(draft);
  const check = useCheck(form).data;
  const [marked, mark] = useMarked();
  const [shown, setShown] = useState<{ faults: readonly Fault[]; round: number }>();
  const asking = useAsking(draft, form, {
    onFaults: (faults) => {
      setShown({ faults, round: (shown?.round ?? 0) + 1 });
    },
    onLogged: clear,
  });
  const readLine = (read: PackageCheck) => {
    change(draftFrom(read.form));
    mark(Object.keys(read.form).map(formField));
  };
  return (
    <>
      <PageHead
        title="Log a package"
        parent={parent}
        sub="What you type stays in this page until you ask for approval"
        actions={
          <>
            {isStarted(draft) && (
              <Button
                onClick={() => {
                  clear();
                  setShown(undefined);
                }}
              >
                Start again
              </Button>
            )}
            <WriteButton
              appearance="primary"
              disabledFocusable={asking.isPending}
              onClick={() => {
                asking.mutate();
              }}
            >
              Ask for approval
            </WriteButton>
          </>
        }
      />
      {asking.error && (
        <Banner tone="danger">{asking.error.message} What you typed is still on this page.</Banner>
      )}
      {shown && shown.faults.length > 0 && (
        <ErrorSummary key={shown.round} faults={shown.faults} idOf={idOf} />
      )}
      <div className={styles.columns}>
        <LogForm
          key={draft.draftId}
          draft={draft}
          onChange={change}
          onRead={readLine}
          check={check}
          faults={allFaults(draft, check)}
          isAsked={shown !== undefined}
          marked={marked}
        />
        <MeaningPanel check={check} />
      </div>
    </>
  );
}

/** Checks once more, then logs; or says what is to be put right. */
function useAsking(
  draft: Draft,
  form: ReturnType<typeof formOf>,
  then: { onFaults: (faults: readonly Fault[]) => void; onLogged: () => void },
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (): Promise<PackageLogged | undefined> => {
      const faults = allFaults(draft, await askCheck(form));
      then.onFaults(faults);
      if (faults.length > 0) return undefined;
      return write<PackageLogged>('/api/packages', { draftId: draft.draftId, form });
    },
    onError: (error) => {
      const field = error instanceof ApiProblem ? error.problem.field : undefined;
      if (field) then.onFaults([{ field: formField(field), sentence: error.message }]);
    },
    onSuccess: async (logged) => {
      if (!logged) return;
      then.onLogged();
      flash(logged.message, `/packages/${logged.id}`);
      navigate(`/packages/${logged.id}`);
      await queries.invalidateQueries();
    },
  });
}

/** Takes the provider from an address like /packages/new?provider=37, once. */
function useProviderOfAddress(draft: Draft, change: (part: Partial<Draft>) => void): void {
  const { query } = useAddress();
  const asked = query.get('provider');
  useEffect(() => {
    if (!asked || !/^\d+$/.test(asked)) return;
    change({ providerId: Number(asked), providerWords: '' });
    navigate('/packages/new', { replace: true });
  }, [asked, change, draft]);
}

/** Which fields the line has just filled: for two seconds. */
function useMarked(): readonly [readonly string[], (fields: readonly string[]) => void] {
  const [marked, setMarked] = useState<readonly string[]>([]);
  useEffect(() => {
    if (marked.length === 0) return undefined;
    const timer = setTimeout(() => {
      setMarked([]);
    }, markedFor);
    return () => {
      clearTimeout(timer);
    };
  }, [marked]);
  return [marked, setMarked];
}

/** Lets the browser ask before a started draft goes with its window. */
function useLossWarning(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty) return undefined;
    const warn = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
    };
  }, [isDirty]);
}
