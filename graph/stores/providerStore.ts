import type { Provider, ProviderStore } from '../../teamsapp/providers/provider';
import { historyStore } from './historyStore';
import type { MirroredList } from './listStore';

/** The store of providers, over the Providers list. */
export function providerStore(list: MirroredList<Provider>): ProviderStore {
  return historyStore(list);
}
