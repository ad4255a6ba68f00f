import { app, authentication } from '@microsoft/teams-js';
import type { Host } from './host';
import { themeFromTeams } from '../theme';

/**
 * Meets Teams: theme and its changes, tokens, and the page a link asked for. Throws when this
 * window is not Teams.
 */
export async function meetTeams(): Promise<Host> {
  await app.initialize();
  const context = await app.getContext();
  app.notifyAppLoaded();
  app.notifySuccess();
  const appId = context.app.appId?.toString();
  const subPage = context.page.subPageId;
  return {
    theme: themeFromTeams(context.app.theme),
    onTheme: (listener) => {
      app.registerOnThemeChangeHandler((name) => {
        listener(themeFromTeams(name));
      });
    },
    token: () => authentication.getAuthToken(),
    ...(subPage && { subPage }),
    linkTo: (path) => {
      if (!appId) return new URL(path, window.location.href).href;
      const entity = path.split('/')[1] ?? 'packages';
      const place = encodeURIComponent(JSON.stringify({ subEntityId: path }));
      return `https://teams.microsoft.com/l/entity/${appId}/${entity}?context=${place}`;
    },
  };
}
