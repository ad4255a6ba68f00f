import { addDays, type IsoDay } from '../common/dates';
import { deliveryDays } from '../settings/schoolYear';
import type { Calendar } from '../settings/settings';
import { type Cost, type CostTerms, packageCost, schoolWeeksOf } from './packageCost';

/** What a package's row keeps of its cost. */
export type KeptCost = Pick<Cost, 'schoolWeeks' | 'weeklyCost' | 'wholeCost' | 'costByYear'>;

/** New terms and the first day on which they hold. */
export interface ChangedTerms {
  from: IsoDay;
  hoursPerWeek?: number;
  sessionsPerWeek?: number;
  price?: number;
  endDate?: IsoDay;
}

/**
 * The cost of a package whose terms change on a day: what it costs until then stays, to the penny,
 * and the days from then on cost what the new terms say. One price for everything is replaced as a
 * whole. The weekly cost is the new one.
 *
 * Throws `invalid` as `packageCost` does when it cannot be worked out.
 */
export function changedCost(
  before: CostTerms & KeptCost,
  { from, ...changed }: ChangedTerms,
  calendar: Calendar,
): KeptCost {
  const after: CostTerms = { ...before, ...changed };
  if (before.priceUnit === 'once') return packageCost(after, calendar);
  const old = costFrom(from, before, calendar);
  const rest = packageCost({ ...after, startDate: later(from, after.startDate) }, calendar);
  const costByYear = sums(before.costByYear, old.costByYear, rest.costByYear);
  const days = deliveryDays(calendar, after.startDate, after.endDate) ?? [];
  return {
    costByYear,
    wholeCost: before.wholeCost - old.wholeCost + rest.wholeCost,
    weeklyCost: rest.weeklyCost,
    schoolWeeks: schoolWeeksOf(days.length),
  };
}

/**
 * The cost of a package that ends on an earlier day, whose terms have changed before: what the days
 * after it would have cost at the present terms is taken off. Throws as `packageCost` does.
 */
export function shortenedCost(
  before: CostTerms & KeptCost,
  endDate: IsoDay,
  calendar: Calendar,
): KeptCost {
  if (before.priceUnit === 'once') return packageCost({ ...before, endDate }, calendar);
  const freed = costFrom(addDays(endDate, 1), before, calendar);
  const days = deliveryDays(calendar, before.startDate, endDate) ?? [];
  return {
    costByYear: sums(before.costByYear, freed.costByYear, {}),
    wholeCost: before.wholeCost - freed.wholeCost,
    weeklyCost: before.weeklyCost,
    schoolWeeks: schoolWeeksOf(days.length),
  };
}

const nothing: Pick<KeptCost, 'wholeCost' | 'costByYear'> = { wholeCost: 0, costByYear: {} };

/** What the days from then on cost by the present terms. */
function costFrom(from: IsoDay, terms: CostTerms, calendar: Calendar) {
  const startDate = later(from, terms.startDate);
  const days = deliveryDays(calendar, startDate, terms.endDate);
  return days?.length === 0 ? nothing : packageCost({ ...terms, startDate }, calendar);
}

function later(one: IsoDay, other: IsoDay): IsoDay {
  return one > other ? one : other;
}

type ByYear = KeptCost['costByYear'];

/** Each year's cost without the old rest and with the new one; years that cost nothing are left out. */
function sums(whole: ByYear, old: ByYear, rest: ByYear): ByYear {
  const years = [...new Set([...Object.keys(whole), ...Object.keys(rest)])].sort();
  const costs = years.map((year): [string, number] => [
    year,
    (whole[year] ?? 0) - (old[year] ?? 0) + (rest[year] ?? 0),
  ]);
  return Object.fromEntries(costs.filter(([, cost]) => cost !== 0));
}
