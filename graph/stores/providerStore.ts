import type { Provider, ProviderStore } from '../../teamsapp/providers/provider';
import { listStore, type MirroredList } from './listStore';

/** The store of providers, over the Providers list. */
export function providerStore(list: MirroredList<Provider>): ProviderStore {
  return listStore(list);
}
