import {
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components';
import type { Theme } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';

export type ThemeName = 'light' | 'dark' | 'contrast';

/** Fluent's theme for each name. */
export const themes: Readonly<Record<ThemeName, Theme>> = {
  light: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
};

/** Teams says 'default', 'dark' or 'contrast'. */
export function themeFromTeams(name: string): ThemeName {
  return name === 'dark' || name === 'contrast' ? name : 'light';
}

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const forced = window.matchMedia('(forced-colors: active)');

function systemTheme(): ThemeName {
  if (forced.matches) return 'contrast';
  return dark.matches ? 'dark' : 'light';
}

function subscribe(listener: () => void): () => void {
  dark.addEventListener('change', listener);
  forced.addEventListener('change', listener);
  return () => {
    dark.removeEventListener('change', listener);
    forced.removeEventListener('change', listener);
  };
}

/** The system's theme; the component draws again when it changes. */
export function useSystemTheme(): ThemeName {
  return useSyncExternalStore(subscribe, systemTheme);
}

let asked: ThemeName | undefined;

/** `?theme=` stays in force when the next page's address no longer says it. */
function askedTheme(): ThemeName | undefined {
  const now = new URLSearchParams(window.location.search).get('theme');
  if (now === 'light' || now === 'dark' || now === 'contrast') asked = now;
  return asked;
}

/** The theme that the address asked for last, for pictures in local mode. */
export function useAskedTheme(): ThemeName | undefined {
  return useSyncExternalStore((listener) => {
    window.addEventListener('popstate', listener);
    return () => {
      window.removeEventListener('popstate', listener);
    };
  }, askedTheme);
}
