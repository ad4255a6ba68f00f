import { useMedia } from './useMedia';

const phone = window.matchMedia('(max-width: 639.98px)');

/** Whether the page is narrower than 640 px. */
export function useIsPhone(): boolean {
  return useMedia(phone);
}
