import type { Draft, DraftStore } from '../../teamsapp/drafts/draft';
import { listStore, type MirroredList } from './listStore';

/** The store of packages being written, over the Drafts list. */
export function draftStore(list: MirroredList<Draft>): DraftStore {
  return listStore(list);
}
