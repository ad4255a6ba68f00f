import type { ApprovalPage, PackagePage } from '../api/contract';
import type { App } from '../app';
import type { Approval } from '../approvals/approval';
import { approvalPage } from '../approvals/approvalView';
import { procurementRoutes } from '../approvals/requestWords';
import { financialYearName } from '../common/dates';
import { isAppError } from '../common/errors';
import type { Actor } from '../people/actor';
import { mayChangePackage } from '../people/permissions';
import type { EducationPackage } from './educationPackage';
import { nextStep } from './nextStep';
import { approvalsOf } from './packageApprovals';
import { packageRowFor, providerName } from './packageRow';
import { stepsOf } from './packageSteps';
import { runningStates, waitingStates, type PackageState } from './states';
import { childOfPackage, visiblePackage } from './visiblePackage';

export { packageRowFor } from './packageRow';
export { currentState } from './states';

/**
 * One package as this reader may see it: where it stands, what happens next and who does it, and
 * what the reader may do. Throws `notFound` when there is none or the reader may not see it, in
 * the same words.
 */
export async function packagePage(app: App, actor: Actor, id: number): Promise<PackagePage> {
  const row = await visiblePackage(app, actor, id);
  const shown = packageRowFor(app, actor, row);
  const requests = approvalsOf(app, row);
  const pages = await approvalPages(app, actor, requests);
  const latest = pages.at(-1);
  const provider = app.providers.find(row.providerId);
  return {
    package: { ...shown, ...detailsOf(row) },
    provider: {
      id: row.providerId,
      name: providerName(app, row),
      status: provider?.status ?? 'closed',
    },
    next: nextStep(app, row, shown.state, latest),
    steps: stepsOf(row, shown.state, requests.at(-1)),
    approvals: pages.map(({ approval }) => approval),
    abilities: abilitiesOf(app, actor, row, shown.state),
    asOf: app.changes.asOf()?.toISOString() ?? null,
  };
}

function detailsOf(row: EducationPackage) {
  return {
    eTag: row.eTag,
    requester: row.requester.name,
    reason: row.reason ?? null,
    price: row.price,
    priceUnit: row.priceUnit,
    weeklyCost: row.weeklyCost,
    schoolWeeks: row.schoolWeeks,
    costByYear: Object.entries(row.costByYear)
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([year, cost]) => ({ year: financialYearName(Number(year)), cost })),
    objectives: row.objectives ?? '',
    retrospective: row.retrospective,
    changedOutside: row.changedOutside ?? '',
    procurementRoute: procurementRoutes[row.procurementRoute],
    endReason: row.endReason ?? '',
  };
}

/** The requests that the reader may see, oldest first. */
async function approvalPages(
  app: App,
  actor: Actor,
  requests: readonly Approval[],
): Promise<readonly Omit<ApprovalPage, 'card'>[]> {
  const pages = await Promise.all(
    requests.map(async ({ id }) => {
      try {
        return [await approvalPage(app, actor, id)];
      } catch (error) {
        if (isAppError(error, 'notFound')) return [];
        throw error;
      }
    }),
  );
  return pages.flat();
}

function abilitiesOf(
  app: App,
  actor: Actor,
  row: EducationPackage,
  state: PackageState,
): PackagePage['abilities'] {
  const mayChange = mayChangePackage(actor, row, childOfPackage(app, row));
  const isDecided = state === 'approved' || state === 'agreementIssued';
  return {
    end: mayChange && (runningStates.has(state) || state === 'suspended' || isDecided),
    withdraw: mayChange && (waitingStates.has(state) || isDecided),
  };
}
