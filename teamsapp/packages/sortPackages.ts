import type { FindPackagesInput } from '../api/contract';
import type { App } from '../app';
import type { IsoDay } from '../common/dates';
import type { Order } from '../common/view';
import type { Provider } from '../providers/provider';
import type { LegalRoute } from './educationPackage';
import type { IndexedPackage } from './packageIndex';
import type { PackageField } from './packageViews';
import type { PackageState } from './states';

type Sort = NonNullable<FindPackagesInput['sort']>;
/** A number to sort by; undefined comes last, either way round. */
type Value = (one: IndexedPackage) => number | undefined;

const stateOrder: readonly PackageState[] = [
  'submitted',
  'inReview',
  'informationRequested',
  'approved',
  'agreementIssued',
  'active',
  'endingSoon',
  'suspended',
  'ended',
  'declined',
  'withdrawn',
  'lapsed',
];
const routeOrder: readonly LegalRoute[] = [
  'CHILD_IN_CARE',
  'CME',
  'EOTAS_S61',
  'ISS',
  'SECTION_19',
];

const byId: Value = ({ row }) => row.id;
const names = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });
const ranks = new WeakMap<readonly Provider[], ReadonlyMap<number, number>>();

/** What the fields that views are ordered by are called on the page. */
const sortKeys: Readonly<Partial<Record<PackageField, Sort['key']>>> = {
  id: 'package',
  endDate: 'ends',
  nextReviewDue: 'review',
};

/** The sort that a view's order means. Throws for a field that the page has no column for. */
export function sortOf([first]: readonly Order<PackageField>[]): Sort {
  const key = first && sortKeys[first.field];
  if (!key) throw new Error(`The log cannot be sorted by ${first?.field ?? 'nothing'}.`);
  return { key, direction: first.descending ? 'descending' : 'ascending' };
}

/** The packages in the order asked for. Equal ones with the newest first. */
export function sortPackages(
  app: Pick<App, 'providers'>,
  found: readonly IndexedPackage[],
  { key, direction }: Sort,
): readonly IndexedPackage[] {
  const value = valuesOf(app)[key] ?? byId;
  const turn = direction === 'ascending' ? 1 : -1;
  // Each value is worked out once: comparing is done many times for each row.
  const decorated = found.map((one) => ({ one, value: value(one) }));
  decorated.sort((a, b) => {
    if (a.value === undefined || b.value === undefined) {
      return Number(a.value === undefined) - Number(b.value === undefined) || byNumber(a, b);
    }
    return turn * (a.value - b.value) || byNumber(a, b);
  });
  return decorated.map(({ one }) => one);
}

function valuesOf(app: Pick<App, 'providers'>): Readonly<Record<string, Value>> {
  return {
    package: byId,
    provider: ({ row }) => providerRanks(app.providers.all()).get(row.providerId),
    route: ({ row }) => routeOrder.indexOf(row.legalRoute),
    state: ({ state }) => stateOrder.indexOf(state),
    hours: ({ row }) => row.hoursPerWeek,
    starts: ({ row }) => asNumber(row.startDate),
    ends: ({ row }) => asNumber(row.endDate),
    cost: ({ row }) => row.wholeCost,
    review: ({ row }) =>
      row.nextReviewDue === undefined ? undefined : asNumber(row.nextReviewDue),
  };
}

/** Each provider's place in the order of names: numbers compare far faster than names. */
function providerRanks(providers: readonly Provider[]): ReadonlyMap<number, number> {
  const known = ranks.get(providers);
  if (known) return known;
  const sorted = [...providers].sort((a, b) => names.compare(a.name, b.name));
  const rank = new Map(sorted.map(({ id }, index) => [id, index]));
  ranks.set(providers, rank);
  return rank;
}

function asNumber(day: IsoDay): number {
  return Number(day.replaceAll('-', ''));
}

function byNumber(a: { one: IndexedPackage }, b: { one: IndexedPackage }): number {
  return b.one.row.id - a.one.row.id;
}
