import type { Watched } from '../activity/recordOutside';
import type { App } from '../app';
import type { Provider } from './provider';
import { providerSubject } from './providerEvents';

/** Providers changed in SharePoint: what commissioners type there stays, and is in the history. */
export function watchedProviders(app: Pick<App, 'providers'>): Watched<Provider> {
  return {
    store: app.providers,
    subject: providerSubject,
    restores: (key) => key === 'requestKey',
    shows: (key) => key !== 'note',
  };
}
