import type { ThemeName } from '../theme';

/** What surrounds the tab when that is Teams. */
export interface Host {
  theme: ThemeName;
  onTheme(listener: (theme: ThemeName) => void): void;
  /** A single sign-on token for this app. */
  token(): Promise<string>;
  /** The path a deep link asked for. */
  subPage?: string;
  /** The address a colleague can open in Teams. */
  linkTo(path: string): string;
}

/**
 * Finds Teams around the tab; undefined in a plain browser.
 *
 * A foreign page that frames us never answers, so Teams has 1.5 seconds. In a top window without
 * the marks of the Teams mobile app nothing is loaded at all.
 */
export async function findHost(): Promise<Host | undefined> {
  const isFramed = window.parent !== window;
  if (!isFramed && !('nativeInterface' in window)) return undefined;
  const late = new Promise<undefined>((resolve) => {
    setTimeout(() => {
      resolve(undefined);
    }, 1500);
  });
  const teams = import('./teamsHost').then(({ meetTeams }) => meetTeams());
  try {
    return await Promise.race([teams, late]);
  } catch {
    // Not Teams: whatever framed us does not speak its protocol.
    return undefined;
  }
}
