import type { App } from '../app';
import type { NewRow } from '../common/store';
import type { EducationPackage } from '../packages/educationPackage';
import type { Provider } from '../providers/provider';
import type { Approval, Proposal, Snapshot } from './approval';
import { concernsFor } from './concerns';
import { factsOf } from './facts';
import { packageOf } from './requestWords';

/** A package with its provider, frozen and readable, as it is now. */
export function snapshotOf(
  app: App,
  educationPackage: NewRow<EducationPackage>,
  provider: Provider,
): Snapshot {
  const { childReference, startDate, endDate, reason, objectives } = educationPackage;
  const { hoursPerWeek, sessionsPerWeek, wholeCost, weeklyCost, costByYear } = educationPackage;
  return {
    childReference,
    providerName: provider.name,
    providerId: provider.id,
    facts: factsOf(app, educationPackage, provider),
    concerns: concernsFor(app, { ...educationPackage, objectives: objectives ?? '', provider }),
    wholeCost,
    weeklyCost,
    costByYear,
    startDate,
    endDate,
    ...(hoursPerWeek !== undefined && { hoursPerWeek }),
    ...(sessionsPerWeek !== undefined && { sessionsPerWeek }),
    ...(objectives !== undefined && { objectives }),
    ...(reason !== undefined && { reason }),
  };
}

/** The package as a proposed change would make it. */
export function withProposal<P extends NewRow<EducationPackage>>(
  educationPackage: P,
  proposal: Proposal,
): P {
  const changesApplied = proposal.number;
  return { ...educationPackage, ...changedValues(proposal), changesApplied };
}

/** The fields of the package's row that the change sets. */
export function changedValues(proposal: Proposal): Omit<Proposal, 'number' | 'from'> {
  const values: Partial<Proposal> & Omit<Proposal, 'number' | 'from'> = { ...proposal };
  delete values.number;
  delete values.from;
  return values;
}

/**
 * The package that a request asks for as it is now: with the proposed change, until that is in its
 * row. Undefined where the copy in memory has no such package.
 */
export function asAsked(
  app: Pick<App, 'packages'>,
  approval: Approval,
): EducationPackage | undefined {
  const educationPackage = packageOf(app, approval);
  const { change } = approval;
  const isApplied = change && (educationPackage?.changesApplied ?? 0) >= change.number;
  return educationPackage && change && !isApplied
    ? withProposal(educationPackage, change)
    : educationPackage;
}

/** What was true when it was approved, else what was asked. */
export function settledSnapshot({ approvedAs, snapshot }: Approval): Snapshot {
  return approvedAs ?? snapshot;
}
