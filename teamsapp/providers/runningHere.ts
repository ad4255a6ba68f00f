import type { App } from '../app';
import { childrenByReference } from '../children/childByReference';
import { today, type IsoDay } from '../common/dates';
import type { EducationPackage, PackageStatus } from '../packages/educationPackage';
import type { Actor } from '../people/actor';
import { may, maySeePackage } from '../people/permissions';

/** What runs at one provider today. */
export interface RunningHere {
  packages: number;
  /** Of the packages priced or agreed by hours; sessions have no hours of their own. */
  hoursPerWeek: number;
}

/**
 * Decided and not over; whether it has begun is a question of its dates. A package whose stored
 * status still waits for its approval's answer counts a moment later.
 */
const runningStates: ReadonlySet<PackageStatus> = new Set([
  'approved',
  'agreementIssued',
  'active',
]);

/**
 * Packages and hours that run today, by provider's id; undefined for a reader who sees no packages.
 *
 * Only packages that this reader may see are counted: a figure has to be the sum of the rows that
 * it opens, and must not give away a restricted child.
 */
export function runningByProvider(
  app: App,
  actor: Actor,
): ReadonlyMap<number, RunningHere> | undefined {
  if (!may(actor, 'seePackages')) return undefined;
  const day = today(app.clock);
  const children = childrenByReference(app);
  const running = new Map<number, RunningHere>();
  for (const one of app.packages.all()) {
    if (!isRunning(one, day)) continue;
    if (!maySeePackage(actor, one, children.get(one.childReference))) continue;
    const before = running.get(one.providerId) ?? { packages: 0, hoursPerWeek: 0 };
    running.set(one.providerId, {
      packages: before.packages + 1,
      hoursPerWeek: before.hoursPerWeek + (one.hoursPerWeek ?? 0),
    });
  }
  return running;
}

function isRunning({ status, startDate, endDate }: EducationPackage, day: IsoDay): boolean {
  return runningStates.has(status) && startDate <= day && day <= endDate;
}
