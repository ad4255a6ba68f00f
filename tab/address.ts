import { useMemo } from 'react';
import { navigate, useAddress } from './router';

/** What could describe a child stays out of the query, which servers and logs see. */
const inFragment = new Set(['q', 'need', 'age']);

/** A list's view, filters and sort as its address holds them. */
export interface ListAddress {
  get(key: string): string;
  list(key: string): string[];
  /** Changes some values; an empty one is left out. `replace` while typing. */
  set(change: Readonly<Record<string, string>>, options?: { replace?: boolean }): void;
}

/** Reads and writes the values of a list page in its address. */
export function useListAddress(): ListAddress {
  const { path, query, fragment } = useAddress();
  return useMemo(() => {
    const get = (key: string) => (inFragment.has(key) ? fragment : query).get(key) ?? '';
    return {
      get,
      list: (key) => get(key).split(',').filter(Boolean),
      set: (change, options) => {
        navigate(withValues(path, query, fragment, change), options);
      },
    };
  }, [path, query, fragment]);
}

function withValues(
  path: string,
  query: URLSearchParams,
  fragment: URLSearchParams,
  change: Readonly<Record<string, string>>,
): string {
  const [shown, hidden] = [new URLSearchParams(query), new URLSearchParams(fragment)];
  for (const [key, value] of Object.entries(change)) {
    const part = inFragment.has(key) ? hidden : shown;
    if (value) part.set(key, value);
    else part.delete(key);
  }
  const written = (mark: string, part: URLSearchParams) => {
    const text = part.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
    return text && `${mark}${text}`;
  };
  return `${path}${written('?', shown)}${written('#', hidden)}`;
}

/** A sort as the address writes it, "cost:descending", or undefined when it is no known column. */
export function readSort<K extends string>(
  text: string,
  keys: readonly K[],
): { key: K; direction: 'ascending' | 'descending' } | undefined {
  const [name, direction] = text.split(':');
  const key = keys.find((known) => known === name);
  if (!key) return undefined;
  return { key, direction: direction === 'descending' ? 'descending' : 'ascending' };
}

/** Those of the address's values that are known codes: a mistyped one is left out. */
export function known<K extends string>(values: readonly string[], codes: readonly K[]): K[] {
  return codes.filter((code) => values.includes(code));
}
