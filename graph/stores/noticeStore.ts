import type { Notice, NoticeStore } from '../../teamsapp/notices/notice';
import { listStore, type MirroredList } from './listStore';

/** The store of posts to be sent once, over the Outbox list. */
export function noticeStore(list: MirroredList<Notice>): NoticeStore {
  return listStore(list);
}
