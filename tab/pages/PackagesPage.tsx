import { Button } from '@fluentui/react-components';
import { AddRegular, ArrowDownloadRegular, DocumentAddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { PackageRow, PackagesFound } from '../../teamsapp/api/contract';
import { ColumnsMenu } from '../components/ColumnsMenu';
import { EmptyState } from '../components/EmptyState';
import { FilterBar } from '../components/FilterBar';
import { LinkButton } from '../components/LinkButton';
import { ListPage } from '../components/ListPage';
import { PageHead } from '../components/PageHead';
import { SavedViews } from '../components/SavedViews';
import { Later } from '../components/Later';
import { lazily } from '../lazily';
import { useMe } from '../me';
import { counted } from '../money';
import { useRows } from '../rows';
import { useRoomy } from '../useRoomy';
import { NotForYou } from './NotForYou';
import { packageColumns } from './packages/packageColumns';
import { usePackageFilters } from './packages/usePackageFilters';
import { ProviderFilter } from './packages/ProviderFilter';
import { useUsualColumns } from './packages/useUsualColumns';

const ExportDialog = lazily(() => import('../components/ExportDialog'));
const noun = { one: 'package', many: 'packages' };
const filterKeys = ['state', 'route', 'team', 'provider'];
const find = '/api/packages/find';

/** The log of every package that the reader may see. */
export function PackagesPage() {
  const { abilities } = useMe();
  if (!abilities.seePackages) return <NotForYou title="Packages" />;
  return <PackageLog />;
}

function PackageLog() {
  const { abilities } = useMe();
  const [isRoomy, setRoomy] = useRoomy();
  const [isExporting, setExporting] = useState(false);
  const { address, views, view, words, sort, query, filters, droppable } = usePackageFilters();
  const source = useRows<PackageRow, PackagesFound>(find, query);
  const { page } = source;
  const all = packageColumns(page?.totals);
  const asked = address.list('cols');
  const usual = useUsualColumns();
  const shown = asked.length > 0 ? asked : usual;
  const columns = all.filter(({ key }) => shown.includes(key));
  const isFirstUse = page?.logged === 0;
  const clear = () => {
    address.set({ q: '', state: '', route: '', team: '', provider: '', view: '' });
  };
  return (
    <>
      <PageHead
        title="Packages"
        sub={page ? summary(page) : 'All teams'}
        actions={
          <>
            <Button
              icon={<ArrowDownloadRegular />}
              disabledFocusable={source.total === 0}
              onClick={() => {
                setExporting(true);
              }}
            >
              Export
            </Button>
            {abilities.logPackage && (
              <LinkButton appearance="primary" icon={<AddRegular />} to="/packages/new">
                Log a package
              </LinkButton>
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
            placeholder="Reference, child or provider"
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
              address.set(Object.fromEntries([...filterKeys, 'q'].map((key) => [key, ''])));
            }}
            count={source.isPending ? '' : counted(source.total, 'package')}
            extra={<ProviderFilter address={address} />}
            end={
              <ColumnsMenu
                columns={all}
                shown={shown}
                onShown={(keys) => {
                  const isUsual = keys.join() === usual.join();
                  address.set({ cols: isUsual ? '' : keys.join(',') }, { replace: true });
                }}
                isRoomy={isRoomy}
                onRoomy={setRoomy}
              />
            }
          />
        </>
      )}
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
        open={({ id }) => `/packages/${id}`}
        isRoomy={isRoomy}
        filters={droppable}
        onClear={clear}
        firstUse={<FirstUse />}
      />
      <Later
        onClose={() => {
          setExporting(false);
        }}
      >
        {isExporting && (
          <ExportDialog
            path="/api/exports/packages"
            count={counted(source.total, 'package')}
            view={views.find(({ key }) => key === view)}
            filters={droppable.length}
            hasPrices
            mayHaveChildren={abilities.exportPersonalData}
            query={query}
            onClose={() => {
              setExporting(false);
            }}
          />
        )}
      </Later>
    </>
  );
}

function summary({ logged, running }: PackagesFound): string {
  if (logged === 0) return 'No packages yet';
  return `All teams · ${logged.toLocaleString('en-GB')} logged · ${running.toLocaleString('en-GB')} running`;
}

function FirstUse() {
  const { abilities } = useMe();
  const heading = abilities.logPackage ? 'Log your first package' : 'No packages yet';
  return (
    <EmptyState icon={DocumentAddRegular} heading={heading}>
      Packages of all teams will be listed here.
      {abilities.logPackage && ' Start with one: type it in one line, or fill in the form.'}
    </EmptyState>
  );
}
