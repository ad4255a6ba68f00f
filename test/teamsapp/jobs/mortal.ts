import type { App } from '../../../teamsapp/app';
import type { HistoryRow, HistoryStore, Row, Store } from '../../../teamsapp/common/store';
import { claimNotice } from '../../../teamsapp/notices/claimNotice';
import { recordPosted } from '../../../teamsapp/notices/recordNotice';
import type { TestApp } from '../../support/app';

/** The process is gone: nothing it does afterwards happens. */
export class Died extends Error {}

/** How many writes a process has left; shared by all its stores. */
export interface Life {
  left: number;
  posts: string[];
}

/** A process on the lists that dies when its writes are used up: the last one is stored, its answer lost. */
export function processOn(kept: TestApp, life: Life): App {
  const dying =
    <A extends unknown[], R>(write: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      if (life.left <= 0) throw new Died();
      life.left -= 1;
      const result = await write(...args);
      if (life.left <= 0) throw new Died();
      return result;
    };
  const mortal = <T extends Row>(store: Store<T>): Store<T> => ({
    ...store,
    add: dying(store.add.bind(store)),
    change: dying(store.change.bind(store)),
    remove: dying(store.remove.bind(store)),
  });
  const history = <T extends HistoryRow>(store: HistoryStore<T>): HistoryStore<T> => ({
    ...store,
    ...mortal(store),
    accept: dying(store.accept.bind(store)),
  });
  const packages = history(kept.packages);
  const approvals = history(kept.approvals);
  const app: App = {
    ...kept,
    packages: {
      ...packages,
      addWithApproval: async (first, second) => ({
        educationPackage: await packages.add(first),
        approval: await approvals.add(second),
      }),
    },
    approvals,
    meetings: history(kept.meetings),
    notices: mortal(kept.notices),
    activity: { ...kept.activity, add: dying(kept.activity.add) },
    notifier: {
      ...kept.notifier,
      bringUpToDate: (approvalId) => post(app, approvalId, life),
    },
  };
  return app;
}

/** A channel that takes every card, in the order of the notifier's promises. */
async function post(app: App, approvalId: number, life: Life): Promise<void> {
  const claim = await claimNotice(app, approvalId);
  if (claim.do === 'nothing') return;
  const contentHash = app.approvals.find(approvalId)?.state ?? '';
  if (claim.do === 'edit' && claim.notice.contentHash === contentHash) return;
  // The card reaches the channel like any write: the process may die right after it.
  if (life.left <= 0) throw new Died();
  if (claim.do === 'send') life.posts.push(contentHash);
  life.left -= 1;
  if (life.left <= 0) throw new Died();
  const { conversationKey } = claim;
  await recordPosted(app, claim.notice, { conversationKey, activityId: 'a1', contentHash });
}
