import type { Child, ChildStore } from '../../teamsapp/children/child';
import { historyStore } from './historyStore';
import type { MirroredList } from './listStore';

/** The store of children, over the Children list. */
export function childStore(list: MirroredList<Child>): ChildStore {
  return historyStore(list);
}
