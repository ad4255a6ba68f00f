import { useMemo, useSyncExternalStore } from 'react';
import type { MouseEvent } from 'react';

/** Where the reader is: path, what may stand in the address, and what only the fragment may hold. */
export interface Address {
  path: string;
  query: URLSearchParams;
  /** No server and no log sees this: search words, needs and ages live here. */
  fragment: URLSearchParams;
}

const listeners = new Set<() => void>();

let isBack = false;
window.addEventListener('popstate', () => {
  isBack = true;
});

/** Whether the reader came to this address with Back or Forward. */
export function cameBack(): boolean {
  return isBack;
}

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  window.addEventListener('hashchange', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
    window.removeEventListener('hashchange', listener);
  };
}

/** Goes to an address of this app. `replace` keeps Back from walking through keystrokes. */
export function navigate(to: string, options: { replace?: boolean } = {}): void {
  isBack = false;
  if (options.replace) window.history.replaceState(null, '', to);
  else window.history.pushState(null, '', to);
  tell();
}

/** The present address; the component draws again when it changes. */
export function useAddress(): Address {
  const href = useSyncExternalStore(subscribe, () => window.location.href);
  return useMemo(() => {
    const url = new URL(href);
    return {
      path: url.pathname.replace(/(.)\/$/, '$1'),
      query: url.searchParams,
      fragment: new URLSearchParams(url.hash.slice(1)),
    };
  }, [href]);
}

/** Props that make a link or a button go to an address without loading the page again. */
export function linkTo(to: string): {
  href: string;
  onClick: (event: MouseEvent<HTMLElement>) => void;
} {
  return {
    href: to,
    onClick: (event) => {
      const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
      if (!isPlain || event.defaultPrevented) return;
      event.preventDefault();
      navigate(to);
    },
  };
}
