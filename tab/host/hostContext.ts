import { createContext, useContext } from 'react';
import type { Host } from './host';

/** Teams, where it is around us. */
export const HostContext = createContext<Host | undefined>(undefined);

/** The address of a page that a colleague can open: Teams' own link inside Teams. */
export function useLinkToCopy(): (path: string) => string {
  const host = useContext(HostContext);
  return (path) => host?.linkTo(path) ?? new URL(path, window.location.href).href;
}
