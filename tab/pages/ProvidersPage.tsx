import { Button } from '@fluentui/react-components';
import {
  AddRegular,
  ArrowDownloadRegular,
  ArrowImportRegular,
  BuildingPeopleRegular,
} from '@fluentui/react-icons';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ProviderRow, ProvidersFound } from '../../teamsapp/api/contract';
import { EmptyState } from '../components/EmptyState';
import { FilterBar } from '../components/FilterBar';
import { ListPage } from '../components/ListPage';
import { PageHead } from '../components/PageHead';
import { SavedViews } from '../components/SavedViews';
import { WriteButton } from '../components/WriteButton';
import { Later } from '../components/Later';
import { lazily } from '../lazily';
import { useMe } from '../me';
import { counted } from '../money';
import { useRows } from '../rows';
import { useRoomy } from '../useRoomy';
import { providerColumns } from './providers/providerColumns';
import { useProviderFilters } from './providers/useProviderFilters';

const ExportDialog = lazily(() => import('../components/ExportDialog'));
const ImportDialog = lazily(() => import('./providers/ImportDialog'));
const AddProviderDialog = lazily(() => import('./providers/AddProviderDialog'));
const noun = { one: 'provider', many: 'providers' };
const find = '/api/providers/find';
const filterKeys = ['q', 'need', 'lot', 'age', 'registration', 'assurance'];

/** The directory: who can be paid to educate, and how sure the council is. */
export default function ProvidersPage() {
  const { abilities, today } = useMe();
  const [isRoomy] = useRoomy();
  const [open, setOpen] = useState<'export' | 'import' | 'add'>();
  const { address, views, view, words, sort, query, filters, droppable } = useProviderFilters();
  const source = useRows<ProviderRow, ProvidersFound>(find, query);
  const columns = providerColumns({ ...abilities, today, total: source.total });
  const close = () => {
    setOpen(undefined);
  };
  const clear = () => {
    address.set(Object.fromEntries([...filterKeys, 'view'].map((key) => [key, ''])));
  };
  const importButton = abilities.importProviders && (
    <WriteButton
      icon={<ArrowImportRegular />}
      onClick={() => {
        setOpen('import');
      }}
    >
      Bring in a register
    </WriteButton>
  );
  const isFirstUse = !source.isPending && source.total === 0 && droppable.length === 0;
  return (
    <>
      <PageHead
        title="Providers"
        sub="Who can be paid to educate, and how sure we are"
        actions={
          <>
            <Button
              icon={<ArrowDownloadRegular />}
              disabledFocusable={source.total === 0}
              onClick={() => {
                setOpen('export');
              }}
            >
              Export
            </Button>
            {!isFirstUse && importButton}
            {abilities.changeProviders && (
              <WriteButton
                appearance="primary"
                icon={<AddRegular />}
                onClick={() => {
                  setOpen('add');
                }}
              >
                Add a provider
              </WriteButton>
            )}
          </>
        }
      />
      {!isFirstUse && (
        <>
          <SavedViews
            views={views}
            current={view}
            onChange={(next) => {
              address.set({ view: next === 'all' ? '' : next });
            }}
          />
          <FilterBar
            placeholder="Name, town, URN or postcode"
            words={words}
            onWords={(next) => {
              address.set({ q: next }, { replace: true });
            }}
            filters={filters}
            chosen={(key) => address.list(key)}
            onChoose={(key, values) => {
              address.set({ [key]: values.join(',') });
            }}
            onClear={() => {
              address.set(Object.fromEntries(filterKeys.map((key) => [key, ''])));
            }}
            count={source.isPending ? '' : counted(source.total, 'provider')}
          />
        </>
      )}
      <SearchedFor page={source.page} />
      <ListPage
        noun={noun}
        path={find}
        source={source}
        columns={columns}
        sort={sort}
        onSort={(key) => {
          const isDown = sort?.key === key && sort.direction === 'ascending';
          address.set({ sort: `${key}:${isDown ? 'descending' : 'ascending'}` });
        }}
        open={({ id }) => `/providers/${id}`}
        isRoomy={isRoomy}
        filters={droppable}
        onClear={clear}
        firstUse={<FirstUse>{importButton}</FirstUse>}
      />
      <Later onClose={close}>
        {open === 'export' && (
          <ExportDialog
            path="/api/exports/providers"
            count={counted(source.total, 'provider')}
            view={views.find(({ key }) => key === view)}
            filters={droppable.length}
            hasPrices={abilities.seePrices}
            query={query}
            onClose={close}
          />
        )}
        {open === 'import' && <ImportDialog onClose={close} />}
        {open === 'add' && <AddProviderDialog onClose={close} />}
      </Later>
    </>
  );
}

/** What was searched for instead of what was typed, when one slip was forgiven. */
function SearchedFor({ page }: { page: ProvidersFound | undefined }) {
  if (!page?.searchedFor) return null;
  return <div role="status">Showing results for “{page.searchedFor}”</div>;
}

function FirstUse({ children }: { children: ReactNode }) {
  return (
    <EmptyState icon={BuildingPeopleRegular} heading="No providers yet" actions={children}>
      Providers of all teams will be listed here. Add one, or bring in a register: you see every row
      before anything is saved.
    </EmptyState>
  );
}
