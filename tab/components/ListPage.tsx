import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { SearchRegular } from '@fluentui/react-icons';
import { Button } from '@fluentui/react-components';
import type { RowSource } from '../rows';
import { useFilterToDrop } from '../rows';
import type { Droppable } from '../rows';
import { DataGrid } from './DataGrid';
import type { Column, Sort } from './column';
import { EmptyState } from './EmptyState';
import { PageProblem } from './PageProblem';
import { Waiting } from './Waiting';

interface ListPageProps<Row, Page> {
  /** "packages", with "package" for one. */
  noun: { one: string; many: string };
  path: string;
  source: RowSource<Row, Page>;
  columns: readonly Column<Row>[];
  sort: Sort | undefined;
  onSort: (key: string) => void;
  open: (row: Row) => string;
  isRoomy: boolean;
  /** The filters in force, each with the query that leaves it out. */
  filters: readonly Droppable[];
  onClear: () => void;
  /** Shown when there is nothing at all yet. */
  firstUse: ReactNode;
}

/** The body of a list page in each of its states: waiting, rows, nothing yet, nothing matches, fault. */
export function ListPage<Row, Page>(props: ListPageProps<Row, Page>) {
  const { noun, path, source, filters } = props;
  const queries = useQueryClient();
  const isEmpty = !source.isPending && source.total === 0 && !source.isStale;
  const drop = useFilterToDrop(path, filters, isEmpty && !source.error);
  if (source.error) {
    const sought = { what: 'this list' };
    return <PageProblem error={source.error} sought={sought} retry={source.retry} />;
  }
  if (isEmpty && filters.length === 0) return props.firstUse;
  if (isEmpty) {
    return (
      <EmptyState
        icon={SearchRegular}
        heading={`No ${noun.many} match`}
        actions={<Button onClick={props.onClear}>Clear the filters</Button>}
      >
        Nothing here has {filters.map(({ words }) => `“${words}”`).join(' and ')}.{' '}
        {drop &&
          `${drop.total.toLocaleString('en-GB')} ${drop.total === 1 ? `${noun.one} matches` : `${noun.many} match`} without “${drop.words}”.`}
      </EmptyState>
    );
  }
  return (
    <>
      {source.isPending && (
        <Waiting
          what={`the ${noun.many}`}
          onCancel={() => void queries.cancelQueries({ queryKey: [path] })}
        />
      )}
      <DataGrid
        name={noun.many}
        columns={props.columns}
        total={source.isPending ? waitingRows : source.total}
        rowAt={source.rowAt}
        onShow={source.show}
        isBusy={source.isPending || source.isStale}
        sort={props.sort}
        onSort={props.onSort}
        open={props.open}
        isRoomy={props.isRoomy}
        hasTotals={!source.isPending}
      />
    </>
  );
}

/** Grey rows while the list is on its way. */
const waitingRows = 15;
