import { completeActivity, nextEvent } from '../activity/recordEvent';
import { asLeft } from '../activity/recordOutside';
import type { App } from '../app';
import { AppError, isAppError } from '../common/errors';
import type { RowChange } from '../common/store';
import { type EducationPackage, packageSubject } from '../packages/educationPackage';
import { watchedPackages } from '../packages/watchedPackages';
import type { Approval, Proposal } from './approval';
import { packageIdOf } from './requestWords';
import { changedValues } from './snapshot';
import { isOver } from './isOver';

const attemptsAtMost = 5;

/**
 * Puts an approved change into the package's row, once, with an event of the person and moment of
 * the decision. Does nothing for a request that is not about a change, not approved, or whose
 * package is over. Throws as the stores do, and `busy` after five lost races.
 */
export async function bringChange(app: App, approval: Approval): Promise<void> {
  const { change } = approval;
  const id = packageIdOf(app, approval);
  if (!change || approval.state !== 'approved' || id === undefined) return;
  let row = app.packages.find(id) ?? (await app.packages.live(id));
  for (let attempt = 1; attempt <= attemptsAtMost; attempt += 1) {
    if ((row.changesApplied ?? 0) >= change.number || isOver(row)) return;
    try {
      const sound = await asLeft(app, watchedPackages(app), row);
      await completeActivity(app, packageSubject(sound), sound);
      const changed = await app.packages.change(sound, applied(app, sound, approval, change));
      return await completeActivity(app, packageSubject(changed), changed);
    } catch (error) {
      if (!isAppError(error, 'conflict')) throw error;
      row = await app.packages.live(id);
    }
  }
  throw new AppError('busy', 'Several people are changing this package at the same moment.');
}

function applied(
  app: App,
  row: EducationPackage,
  approval: Approval,
  change: Proposal,
): RowChange<EducationPackage> {
  const { number, from } = change;
  const values = changedValues(change);
  const { actor, at } = approval.lastEvent;
  const then = { auditKey: app.auditKey, clock: { now: () => new Date(at) } };
  const before = Object.keys(values).map((key): [string, unknown] => [key, Reflect.get(row, key)]);
  return {
    ...values,
    changesApplied: number,
    ...nextEvent(
      then,
      packageSubject(row),
      row,
      actor,
      'changed as approved',
      Object.fromEntries(before),
      { ...values, from },
    ),
  };
}
