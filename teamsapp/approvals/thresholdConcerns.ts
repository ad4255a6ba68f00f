import type { App } from '../app';
import { longDay } from '../common/dates';
import { pounds } from '../common/money';
import { isCommitted, packageGroups } from '../packages/packageGroups';
import { setting } from '../settings/inForce';
import type { Concern } from './approval';
import type { ConcernFacts } from './concerns';

/** The first day of the Procurement Act 2023; what began before is under the rules of 2015. */
const actFrom = '2025-02-24';

/**
 * What all packages with the provider come to, against the light-touch threshold. A check, not a
 * finding: whether they could have been one contract, and whether prices hold VAT, is for people.
 *
 * Counted are the whole costs of this package and of every other that was said yes to and begins
 * under the Act. Source: Procurement Act 2023, Schedule 3 paragraph 4, contracts that could
 * reasonably be supplied under one contract are each valued as the sum of all.
 */
export function thresholdConcerns(
  app: Pick<App, 'packages' | 'settings' | 'auditKey' | 'clock'>,
  { provider, wholeCost, startDate, requestKey }: ConcernFacts,
): Concern[] {
  if (!provider || wholeCost === undefined || startDate === undefined) return [];
  if (startDate < actFrom) return [];
  const others = [...(packageGroups(app).byProvider.get(provider.id) ?? [])].filter(
    (one) => one.requestKey !== requestKey && one.startDate >= actFrom && isCommitted(one.status),
  );
  const value = others.reduce((sum, one) => sum + one.wholeCost, wholeCost);
  const { lightTouchThreshold: threshold, edition } = setting(app, 'procurement');
  const counted = `approved and beginning from ${longDay(actFrom)}, this one counted`;
  if (threshold === null) {
    return [packagesHere(value, `${counted}. No light-touch threshold is set to compare with.`)];
  }
  const limit = `the light-touch threshold of ${pounds(threshold)} with VAT (${edition})`;
  if (value <= threshold) {
    const below = `${pounds(threshold - value)} below ${limit}`;
    return [packagesHere(value, `${counted}: ${below}. A check, not a finding.`)];
  }
  return [
    {
      tone: 'warning',
      title: 'Above the light-touch threshold',
      figure: pounds(value),
      sentence: `${counted}: ${pounds(value - threshold)} above ${limit}. What one contract could supply is valued together. A check, not a finding.`,
      about: 'money',
    },
  ];
}

function packagesHere(value: number, sentence: string): Concern {
  return {
    tone: 'info',
    title: 'All packages with this provider',
    figure: pounds(value),
    sentence,
    about: 'money',
  };
}
