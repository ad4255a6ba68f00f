import { useSyncExternalStore } from 'react';

const phone = window.matchMedia('(max-width: 639.98px)');

/** Whether the page is narrower than 640 px. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(
    (listener) => {
      phone.addEventListener('change', listener);
      return () => {
        phone.removeEventListener('change', listener);
      };
    },
    () => phone.matches,
  );
}
