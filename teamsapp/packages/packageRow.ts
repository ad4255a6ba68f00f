import type { PackageRow } from '../api/contract';
import type { App } from '../app';
import { teamName } from '../approvals/facts';
import { childLabel } from '../children/childLabel';
import type { Actor } from '../people/actor';
import { maySeeChild } from '../people/permissions';
import { packageReference, type EducationPackage } from './educationPackage';
import type { IndexedPackage } from './packageIndex';
import { currentState } from './states';
import { childOfPackage } from './visiblePackage';

/** One package in a list, as this reader may see it. The reader may see the package. */
export function packageRow(
  app: App,
  actor: Actor,
  { row, child, state }: Omit<IndexedPackage, 'status'>,
): PackageRow {
  return {
    id: row.id,
    reference: packageReference(row.id),
    child: childLabel(actor, row.childReference, child),
    childId: child && maySeeChild(actor, child) ? child.id : null,
    providerId: row.providerId,
    providerName: providerName(app, row),
    route: row.legalRoute,
    state,
    team: { id: row.team, name: teamName(app, row.team) },
    hoursPerWeek: row.hoursPerWeek ?? null,
    sessionsPerWeek: row.sessionsPerWeek ?? null,
    starts: row.startDate,
    ends: row.endDate,
    wholeCost: row.wholeCost,
    nextReviewDue: row.nextReviewDue ?? null,
  };
}

/** The same for one package that does not come from a list. */
export function packageRowFor(app: App, actor: Actor, row: EducationPackage): PackageRow {
  const child = childOfPackage(app, row);
  return packageRow(app, actor, { row, child, state: currentState(app, row) });
}

/** The provider's name now; said to be gone when the list does not have it any more. */
export function providerName(
  app: Pick<App, 'providers'>,
  { providerId }: Pick<EducationPackage, 'providerId'>,
): string {
  return app.providers.find(providerId)?.name ?? 'A provider no longer on the list';
}
