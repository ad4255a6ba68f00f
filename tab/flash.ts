import { useSyncExternalStore } from 'react';

/** What was just saved and what happens next, shown on the page with this path. */
interface Flash {
  text: string;
  path: string;
}
let message: Flash | undefined;
const listeners = new Set<() => void>();

/** Sets the message of the page with this path. */
export function flash(text: string, path: string): void {
  become({ text, path });
}

/** Takes the message away. */
export function clearFlash(): void {
  become(undefined);
}

function become(next: Flash | undefined): void {
  message = next;
  for (const listener of listeners) listener();
}

/** The message of the page with this path, if there is one. */
export function useFlash(path: string): string | undefined {
  const current = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => message,
  );
  return current?.path === path ? current.text : undefined;
}
