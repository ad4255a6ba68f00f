import { asLeft } from '../activity/recordOutside';
import { completeActivity, nextEvent } from '../activity/recordEvent';
import type { App } from '../app';
import { AppError, isAppError } from '../common/errors';
import type { Person } from '../common/event';
import type { RowChange } from '../common/store';
import {
  type EducationPackage,
  packageSubject,
  type PackageStatus,
} from '../packages/educationPackage';
import { watchedPackages } from '../packages/watchedPackages';
import type { Approval } from './approval';
import { approvalsOf, isRuling, rulingOf } from './approvalsOf';
import { agrees, statusFrom } from './packageStatus';
import { packageIdOf } from './requestWords';

const attemptsAtMost = 5;

/** Who restores what was edited outside the app. */
const theApp: Person = { id: 'app', name: 'Education Packages' };

/** What a package's history calls the change to each status. */
const verbs: Readonly<Partial<Record<PackageStatus, string>>> = {
  inReview: 'moved to review',
  informationRequested: 'asked for information',
  approved: 'approved',
  declined: 'declined',
  withdrawn: 'withdrew',
  // Only by another look: a new package begins so and is never brought there.
  submitted: 'asked for another look',
};

/**
 * Brings the package's stored status to what the request that rules it says, with an event of the person
 * and moment of the decision, and puts the package's last event into Activity.
 *
 * A status that was edited outside the app is restored in the app's own name. Does nothing for a
 * package that is not there yet. Throws as the stores do, and `busy` after five lost races.
 */
export async function bringStatus(app: App, approval: Approval): Promise<void> {
  const id = packageIdOf(app, approval);
  if (id === undefined) return;
  let row = app.packages.find(id) ?? (await app.packages.live(id));
  for (let attempt = 1; attempt <= attemptsAtMost; attempt += 1) {
    await completeActivity(app, packageSubject(row), row);
    const ruling = rulingOf(approvalsOf(app, row)) ?? approval;
    if (!isRuling(approval) || ruling.id !== approval.id || agrees(row, approval)) return;
    // The copies of two lists may be of different age: the status follows the approval as it is.
    const live = await app.approvals.live(approval.id);
    // Nothing follows from a request that somebody changed by hand: repair puts it right first.
    if (live.isUnsealed || agrees(row, live)) return;
    try {
      const changed = await app.packages.change(row, statusChange(app, row, live));
      return await completeActivity(app, packageSubject(changed), changed);
    } catch (error) {
      if (!isAppError(error, 'conflict')) throw error;
      row = await asLeft(app, watchedPackages(app), await app.packages.live(id));
    }
  }
  throw new AppError('busy', 'Several people are changing this package at the same moment.');
}

function statusChange(
  app: App,
  row: EducationPackage,
  approval: Approval,
): RowChange<EducationPackage> {
  const status = statusFrom(approval, row.emergency);
  const wasEdited = row.lastEvent.after['status'] === status;
  const endReason = status === 'withdrawn' ? reasonOf(approval) : undefined;
  const { actor, at } = approval.lastEvent;
  // The package's state changed when the decision was stored, whenever this is written.
  const then = { auditKey: app.auditKey, clock: { now: () => new Date(at) } };
  const after = { status, ...(endReason !== undefined && { endReason }) };
  return {
    ...after,
    ...nextEvent(
      wasEdited ? app : then,
      packageSubject(row),
      row,
      wasEdited ? theApp : actor,
      wasEdited ? 'restored the status' : (verbs[status] ?? 'changed the status'),
      { status: row.status },
      after,
    ),
  };
}

function reasonOf(approval: Approval): string | undefined {
  const because = approval.lastEvent.after['because'];
  return typeof because === 'string' ? because : undefined;
}
