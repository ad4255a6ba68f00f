import { asLeft } from '../activity/recordOutside';
import { completeActivity, nextEvent } from '../activity/recordEvent';
import type { App } from '../app';
import { AppError, isAppError } from '../common/errors';
import type { RowChange } from '../common/store';
import type { Actor } from '../people/actor';
import { type EducationPackage, packageSubject } from './educationPackage';
import { visiblePackage } from './visiblePackage';
import { watchedPackages } from './watchedPackages';

/** What to write for the row as it is, and what to call it; undefined when it already says so. */
export interface PackageChange {
  verb: string;
  change: RowChange<EducationPackage>;
}

const attemptsAtMost = 5;

/**
 * Changes a package in one write that carries its event, checked against the row whose eTag it
 * carries: the copy in memory first, then, when somebody was faster, the live row, checked anew.
 *
 * Throws what the plan refuses, what the stores throw, and `busy` when others were faster every
 * time.
 */
export async function changePackage(
  app: App,
  actor: Actor,
  id: number,
  plan: (row: EducationPackage) => PackageChange | undefined,
): Promise<EducationPackage> {
  const watched = watchedPackages(app);
  let row = await asLeft(app, watched, await visiblePackage(app, actor, id));
  for (let attempt = 1; attempt <= attemptsAtMost; attempt += 1) {
    const planned = plan(row);
    if (!planned) return row;
    try {
      return await written(app, actor, row, planned);
    } catch (error) {
      if (!isAppError(error, 'conflict')) throw error;
      row = await asLeft(app, watched, await app.packages.live(id));
    }
  }
  throw new AppError(
    'busy',
    'Several people are changing this package at the same moment. Your change was not saved. Try again.',
  );
}

async function written(
  app: App,
  actor: Actor,
  row: EducationPackage,
  { verb, change }: PackageChange,
): Promise<EducationPackage> {
  const subject = packageSubject(row);
  await completeActivity(app, subject, row);
  const before = Object.fromEntries(
    Object.entries(row).filter(([key]) => Object.hasOwn(change, key)),
  );
  const event = nextEvent(app, subject, row, actor, verb, before, change);
  const changed = await app.packages.change(row, { ...change, ...event });
  app.afterwards(subject, () => completeActivity(app, subject, changed));
  return changed;
}
