import type { App } from '../app';
import type { Approval } from './approval';
import { currentStage } from './stages';

// The array is another one after each change, so an index of it never goes stale.
const indexes = new WeakMap<readonly Approval[], readonly Approval[]>();

/** The requests that wait for somebody: few, however many have been decided over the years. */
export function openApprovals(app: Pick<App, 'approvals'>): readonly Approval[] {
  const all = app.approvals.all();
  const known = indexes.get(all);
  if (known) return known;
  const open = all.filter((approval) => currentStage(approval) !== undefined);
  indexes.set(all, open);
  return open;
}
