import type { Conversation, ConversationStore } from '../../teamsapp/notices/notice';
import { listStore, type MirroredList } from './listStore';

/** The store of where the bot may speak, over the Conversations list. */
export function conversationStore(list: MirroredList<Conversation>): ConversationStore {
  return listStore(list);
}
