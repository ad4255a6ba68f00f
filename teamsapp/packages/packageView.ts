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
import { approvalsOf, isWaiting, rulingOf } from '../approvals/approvalsOf';
import { packageRowFor, providerName } from './packageRow';
import { stepsOf } from './packageSteps';
import { runningStates, waitingStates, type PackageState } from './states';
import { isChangeable } from './requestChange';
import { mayStartEmergency } from './startEmergency';
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
  const ruling = rulingOf(requests);
  const shownRuling = pages.find(({ approval }) => approval.id === ruling?.id);
  const change = pages.find(({ approval }) => isWaiting(approval) && approval.id !== ruling?.id);
  const provider = app.providers.find(row.providerId);
  return {
    package: { ...shown, ...detailsOf(row) },
    provider: {
      id: row.providerId,
      name: providerName(app, row),
      status: provider?.status ?? 'closed',
    },
    next: nextStep(app, row, shown.state, { ruling: shownRuling, change }),
    steps: stepsOf(row, shown.state, ruling),
    approvals: pages.map(({ approval }) => approval),
    abilities: await abilitiesOf(app, actor, row, shown.state),
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
    residential: row.residential === true,
    emergency: row.emergency
      ? { by: row.emergency.by.name, at: row.emergency.at, because: row.emergency.because }
      : null,
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

async function abilitiesOf(
  app: App,
  actor: Actor,
  row: EducationPackage,
  state: PackageState,
): Promise<PackagePage['abilities']> {
  const mayChange = mayChangePackage(actor, row, childOfPackage(app, row));
  const isDecided = state === 'approved' || state === 'agreementIssued';
  return {
    end: mayChange && (runningStates.has(state) || state === 'suspended' || isDecided),
    withdraw: mayChange && (waitingStates.has(state) || isDecided),
    change: mayChange && isChangeable(app, row, state),
    startEmergency: await mayStartEmergency(app, actor, row),
  };
}
