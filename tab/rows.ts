import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { post } from './api';

const blockSize = 200;

/** A list that is read in blocks as one scrolls. */
export interface RowSource<Row, Page> {
  total: number;
  /** Undefined while its block is on the way. */
  rowAt(index: number): Row | undefined;
  /** The first block's answer, with totals and counts. */
  page: Page | undefined;
  isPending: boolean;
  /** True while what is shown belongs to the query before. */
  isStale: boolean;
  error: Error | null;
  retry(): void;
  /** Says which rows are in view. */
  show(first: number, last: number): void;
}

/** Rows of a `find` endpoint, 200 at a time; read again every 15 seconds while the page is seen. */
export function useRows<Row, Page extends { total: number; rows: Row[] }>(
  path: string,
  query: object,
): RowSource<Row, Page> {
  const [seen, setSeen] = useState<readonly number[]>([]);
  const blocks = [0, ...seen.filter((block) => block > 0)];
  const results = useQueries({
    queries: blocks.map((block) => ({
      queryKey: [path, query, block],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        post<Page>(path, { ...query, offset: block * blockSize, limit: blockSize }, signal),
      refetchInterval: 15_000,
      ...(block === 0 && { placeholderData: keepPreviousData<Page> }),
    })),
  });
  const pages = new Map(blocks.map((block, index) => [block, results[index]?.data]));
  const head = results[0];
  const show = useCallback((first: number, last: number) => {
    const wanted = [Math.floor(first / blockSize), Math.floor(last / blockSize)];
    setSeen((before) => (same(before, wanted) ? before : [...new Set(wanted)]));
  }, []);
  return {
    total: head?.data?.total ?? 0,
    rowAt: (index) => pages.get(Math.floor(index / blockSize))?.rows[index % blockSize],
    page: head?.data,
    isPending: head?.isPending ?? true,
    isStale: head?.isPlaceholderData ?? false,
    error: head?.data && !head.isPlaceholderData ? null : (head?.error ?? null),
    retry: () => void head?.refetch(),
    show,
  };
}

function same(before: readonly number[], wanted: readonly number[]): boolean {
  return wanted.every((block) => before.includes(block)) && before.length <= wanted.length;
}

/** A filter that could be dropped: its words and the query without it. */
export interface Droppable {
  words: string;
  query: object;
}

/**
 * When nothing matches: which one filter to drop, and how many rows there are then. Asks only
 * when `isAsked`; answers the filter that hides most, or undefined.
 */
export function useFilterToDrop(path: string, filters: readonly Droppable[], isAsked: boolean) {
  const results = useQueries({
    queries: filters.map(({ query }) => ({
      queryKey: [path, query, 'count'],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        post<{ total: number }>(path, { ...query, offset: 0, limit: 1 }, signal),
      enabled: isAsked,
    })),
  });
  const counted = filters.map(({ words }, index) => ({
    words,
    total: results[index]?.data?.total ?? 0,
  }));
  return counted.filter(({ total }) => total > 0).sort((a, b) => b.total - a.total)[0];
}

/** The query without some of its keys. */
export function without(query: object, keys: readonly string[]): object {
  return Object.fromEntries(Object.entries(query).filter(([key]) => !keys.includes(key)));
}
