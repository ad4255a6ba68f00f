import type { App } from '../app';
import type { HistoryRow, HistoryStore } from '../common/store';

/** How many rows of each list are not as the app left them. */
export type Unsealed = Readonly<
  Record<'packages' | 'approvals' | 'providers' | 'children' | 'meetings', number>
>;

type Lists = Pick<App, 'packages' | 'approvals' | 'providers' | 'children' | 'meetings'>;

/** Counts the rows that have no seal that fits, and all rows. */
export function countUnsealed(app: Lists): { unsealed: Unsealed; rows: number } {
  const { packages, approvals, providers, children, meetings } = app;
  const count = <T extends HistoryRow>(store: HistoryStore<T>) => unsealedIn(store).length;
  return {
    unsealed: {
      packages: count(packages),
      approvals: count(approvals),
      providers: count(providers),
      children: count(children),
      meetings: count(meetings),
    },
    rows: [packages, approvals, providers, children, meetings].reduce(
      (sum, store) => sum + store.all().length,
      0,
    ),
  };
}

/** Whether sealing has not begun on these lists: they are from before rows were sealed. */
export function isBeforeSealing(app: Lists): boolean {
  const { unsealed, rows } = countUnsealed(app);
  return rows > 0 && Object.values(unsealed).reduce((sum, count) => sum + count, 0) === rows;
}

/**
 * Seals every row as it is now, without an entry in its history: once, for lists from before rows
 * were sealed, by somebody who has looked at them. Answers how many. Throws as the stores do;
 * what was sealed until then stays sealed.
 */
export async function adoptRows(app: Lists): Promise<number> {
  const { packages, approvals, providers, children, meetings } = app;
  const adopt = async <T extends HistoryRow>(store: HistoryStore<T>): Promise<number> => {
    const rows = unsealedIn(store);
    for (const row of rows) await store.accept(row, {});
    return rows.length;
  };
  return (
    (await adopt(packages)) +
    (await adopt(approvals)) +
    (await adopt(providers)) +
    (await adopt(children)) +
    (await adopt(meetings))
  );
}

function unsealedIn<T extends HistoryRow>(store: HistoryStore<T>): T[] {
  return store.all().filter(({ isUnsealed }) => isUnsealed);
}
