import { addDays, type IsoDay } from '../common/dates';
import type { PackageForm } from '../drafts/draft';
import type { LegalRoute, PackageReason, PackageStatus } from '../packages/educationPackage';
import type { Child } from '../children/child';
import type { Provider } from '../providers/provider';
import { schoolDayFrom, schoolDayUntil } from '../settings/schoolYear';
import { wealdshireCalendar } from './calendar';
import { chance, type Chance } from './chance';

/** One package of the demo: what was asked, when, and how far it has come. */
export interface DemoPackage {
  form: PackageForm;
  loggedOn: IsoDay;
  becomes: PackageStatus;
}

/** How many packages reach each state; together about two hundred. */
const plan: readonly [PackageStatus, number][] = [
  ['active', 104],
  ['ended', 28],
  ['inReview', 16],
  ['informationRequested', 6],
  ['approved', 14],
  ['agreementIssued', 8],
  ['declined', 10],
  ['withdrawn', 7],
  ['suspended', 4],
  ['lapsed', 3],
];

const objectives = [
  'Rebuild attendance to four mornings a week; join a group of three by the end of term.',
  'Settle into a small outdoor group; complete a unit award in animal care.',
  'Keep up English and mathematics at home; return to two lessons a week in school after half-term.',
  'Speech and language targets of section F; use them with one familiar adult in a new place.',
  'Entry level in two subjects; a college taster visit before the summer.',
  'Calm starts to the day; manage breaks without leaving the site.',
];

/** In the order in which they were logged: packages spread over this school year and the last, priced as their providers price. */
export function demoPackages(
  children: readonly Child[],
  providers: readonly Provider[],
  today: IsoDay,
): readonly DemoPackage[] {
  const random = chance(1057);
  const usable = providers.filter(
    ({ status, price }) => status === 'active' && price !== undefined,
  );
  const packages = plan.flatMap(([becomes, count]) =>
    Array.from({ length: count }, () =>
      demoPackage(random, random.pick(children), random.pick(usable), becomes, today),
    ),
  );
  return packages.sort((a, b) => (a.loggedOn < b.loggedOn ? -1 : 1));
}

function demoPackage(
  random: Chance,
  child: Child,
  provider: Provider,
  becomes: PackageStatus,
  today: IsoDay,
): DemoPackage {
  const { loggedOn, startDate, endDate } = dates(random, becomes, today);
  const { legalRoute, reason } = routeFor(random, child, provider);
  const form: PackageForm = {
    childReference: child.reference,
    providerId: provider.id,
    legalRoute,
    ...(reason && { reason }),
    team: child.team,
    ...amount(random, provider),
    price: provider.price ?? 4000,
    priceUnit: provider.priceUnit ?? 'hour',
    startDate,
    endDate,
    objectives: random.pick(objectives),
  };
  return { form, loggedOn, becomes };
}

/** First and last days fall on school days, as people choose them. */
function dates(random: Chance, becomes: PackageStatus, today: IsoDay) {
  const { startDate, endDate, loggedOn } = roughDates(random, becomes, today);
  return {
    loggedOn,
    startDate: schoolDayFrom(wealdshireCalendar, startDate) ?? startDate,
    endDate: schoolDayUntil(wealdshireCalendar, endDate) ?? endDate,
  };
}

function roughDates(random: Chance, becomes: PackageStatus, today: IsoDay) {
  const waiting = becomes === 'inReview' || becomes === 'informationRequested';
  const coming = waiting || becomes === 'approved' || becomes === 'agreementIssued';
  if (coming) {
    const startDate = addDays(today, 5 + random.below(40));
    const loggedOn = addDays(today, waiting ? -1 - random.below(5) : -6 - random.below(20));
    return { loggedOn, startDate, endDate: addDays(startDate, 40 + random.below(180)) };
  }
  const startDate = addDays(today, -30 - random.below(becomes === 'ended' ? 280 : 70));
  const length =
    becomes === 'active' || becomes === 'suspended'
      ? 110 + random.below(200)
      : 60 + random.below(120);
  return {
    loggedOn: addDays(startDate, -8 - random.below(20)),
    startDate,
    endDate: addDays(startDate, length),
  };
}

function routeFor(
  random: Chance,
  child: Child,
  provider: Provider,
): { legalRoute: LegalRoute; reason?: PackageReason } {
  if (provider.lots.some((lot) => lot.startsWith('1'))) return { legalRoute: 'ISS' };
  if (child.lookedAfter) return { legalRoute: 'CHILD_IN_CARE' };
  if (child.ehcPlan) return { legalRoute: 'EOTAS_S61', reason: 'inappropriate' };
  if (random.below(8) === 0) return { legalRoute: 'CME' };
  return {
    legalRoute: 'SECTION_19',
    reason: random.pick(['illness', 'exclusion', 'otherwise'] as const),
  };
}

function amount(
  random: Chance,
  provider: Provider,
): Pick<PackageForm, 'hoursPerWeek' | 'sessionsPerWeek'> {
  if (provider.priceUnit === 'session') return { sessionsPerWeek: 2 + random.below(5) };
  if (provider.priceUnit === 'day') return { sessionsPerWeek: 2 * (1 + random.below(3)) };
  if (provider.priceUnit === 'week') return { hoursPerWeek: 25 };
  return { hoursPerWeek: random.pick([4, 5, 6, 8, 9, 10, 12, 12.5, 15, 16]) };
}
