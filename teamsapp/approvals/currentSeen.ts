import { createHash } from 'node:crypto';
import type { App } from '../app';
import type { Approval } from './approval';
import { driftOf } from './changedSince';
import { currentStage } from './stages';

/** The row's own number stands in the last two digits, what has drifted since in those before. */
const ownNumbers = 100;
/** The whole number has at most six digits. Source: what a card may carry. */
const driftNumbers = 9_999;

/**
 * The number that a page or card shows for the facts as they are now, and that comes back with a
 * decision: the row's own number while package and provider are as they were when it was asked,
 * else one that is different for different facts. Days that pass do not change it.
 */
export function currentSeen(app: App, approval: Approval): number {
  const drift = currentStage(approval) ? driftOf(app, approval) : [];
  if (drift.length === 0) return approval.seen;
  const hash = createHash('sha256').update(JSON.stringify(drift)).digest().readUInt32BE();
  return (1 + (hash % driftNumbers)) * ownNumbers + (approval.seen % ownNumbers);
}

/** Whether the number was shown after the last answer to a question, whatever has drifted since. */
export function hasSeenAnswers(approval: Pick<Approval, 'seen'>, seen: number): boolean {
  return seen === approval.seen || (seen > ownNumbers && isSameRow(approval, seen));
}

function isSameRow(approval: Pick<Approval, 'seen'>, seen: number): boolean {
  return seen % ownNumbers === approval.seen % ownNumbers;
}
