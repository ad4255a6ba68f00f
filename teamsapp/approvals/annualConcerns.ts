import type { App } from '../app';
import { pounds } from '../common/money';
import { annualCost } from '../costs/annualCost';
import { setting } from '../settings/inForce';
import type { Concern } from './approval';
import type { ConcernFacts } from './concerns';

type SettingsApp = Pick<App, 'settings' | 'auditKey' | 'clock'>;

/**
 * What the package costs in its first twelve months. Gross, and called so: money back (the home
 * school's funding, health, social care) is not recorded, so nothing may pass for a net cost.
 */
export function annualConcerns(app: SettingsApp, facts: ConcernFacts): Concern[] {
  const { wholeCost, startDate, endDate } = facts;
  if (wholeCost === undefined || startDate === undefined || endDate === undefined) return [];
  const annual = annualCost({ wholeCost, startDate, endDate }, setting(app, 'calendar'));
  return [
    {
      tone: 'info',
      title: 'Cost of the first twelve months',
      figure: annual === undefined ? 'not known' : pounds(annual),
      sentence: `${annual === undefined ? 'because term dates do not reach that far' : 'gross'}. Money back (school funding, health, social care) is not recorded.`,
      about: 'money',
    },
  ];
}
