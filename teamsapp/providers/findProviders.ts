import type { FindProvidersInput, ProviderRow, ProvidersFound } from '../api/contract';
import type { App } from '../app';
import { rowTest, type RowFields } from '../common/view';
import type { Actor } from '../people/actor';
import { mayOrThrow } from '../people/permissions';
import { viewContext } from '../settings/viewContext';
import type { Provider } from './provider';
import { providerRow } from './providerRow';
import { providerViews, type ProviderFact, type ProviderField } from './providerViews';
import { runningByProvider, type RunningHere } from './runningHere';
import { searchProviders } from './suggestProviders';

type Sort = NonNullable<FindProvidersInput['sort']>;
type Running = ReadonlyMap<number, RunningHere> | undefined;

const words = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

const byName = ({ name }: ProviderRow): string => name;

/** What each column is sorted by; nothing known comes last, either way round. */
const sortValues: Readonly<Record<string, (row: ProviderRow) => string | number | null>> = {
  name: byName,
  town: ({ town }) => town || null,
  assuranceDate: ({ assuranceDate }) => assuranceDate,
  running: ({ running }) => running ?? null,
  hours: ({ hoursPerWeek }) => hoursPerWeek ?? null,
  price: ({ price }) => price ?? null,
};

/**
 * The providers of a view that match the words and every filter, one page of them.
 *
 * Several states, registrations, assurances or lots mean any of them; several needs mean all of
 * them; an age means a known range that holds it. Without a sort the best match comes first, or
 * the names in order when there are no words. Throws `notAllowed` for readers without the
 * directory, and for sorting or filtering by what they may not see.
 */
export function findProviders(app: App, actor: Actor, input: FindProvidersInput): ProvidersFound {
  mayOrThrow(actor, 'seeProviders');
  refuseHidden(actor, input);
  const { offset = 0, limit = 100, sort } = input;
  const text = input.words?.trim() ?? '';
  const all = app.providers.all();
  const { hits, readAs } =
    text === '' ? { hits: undefined, readAs: undefined } : searchProviders(all, text);
  const running = runningByProvider(app, actor);
  const meets = rowTest(providerViews[input.view ?? 'all'].condition, viewContext(app, actor));
  const found = (hits?.map(({ document }) => document) ?? all).filter(
    (provider) => meets(fieldsOf(provider, running)) && matches(provider, input, running),
  );
  const rows = found.map((provider) => providerRow(actor, provider, running));
  const sorted = sort || !hits ? rows.sort(inOrder(sort)) : rows;
  return {
    total: sorted.length,
    rows: sorted.slice(offset, offset + limit),
    asOf: app.changes.asOf()?.toISOString() ?? null,
    ...(readAs !== undefined && { searchedFor: readAs }),
  };
}

function refuseHidden(actor: Actor, { view = 'all', running, sort }: FindProvidersInput): void {
  const { needs } = providerViews[view];
  if (needs) mayOrThrow(actor, needs);
  const byPackages = running || sort?.key === 'running' || sort?.key === 'hours';
  if (byPackages) mayOrThrow(actor, 'seePackages');
  if (sort?.key === 'price') mayOrThrow(actor, 'seePrices');
}

function fieldsOf(provider: Provider, running: Running): RowFields<ProviderField | ProviderFact> {
  return (field) => (field === 'isRunning' ? running?.has(provider.id) === true : provider[field]);
}

function matches(provider: Provider, input: FindProvidersInput, running: Running): boolean {
  const { status = [], registration = [], assurance = [], needs = [], lots = [], age } = input;
  return (
    anyOf(status, provider.status) &&
    anyOf(registration, provider.registrationStatus) &&
    anyOf(assurance, provider.assuranceStatus) &&
    needs.every((need) => provider.needs.includes(need)) &&
    (lots.length === 0 || lots.some((lot) => provider.lots.includes(lot))) &&
    (age === undefined || takesAge(provider, age)) &&
    (input.running !== true || running?.has(provider.id) === true)
  );
}

function anyOf<T>(wanted: readonly T[], value: T): boolean {
  return wanted.length === 0 || wanted.includes(value);
}

/** Whether the age is in the range as far as it is known; without any range nothing is known. */
function takesAge({ lowAge, highAge }: Provider, age: number): boolean {
  if (lowAge === undefined && highAge === undefined) return false;
  return age >= (lowAge ?? 0) && age <= (highAge ?? 25);
}

function inOrder(sort: Sort = { key: 'name', direction: 'ascending' }) {
  const valueOf = sortValues[sort.key] ?? byName;
  const turn = sort.direction === 'ascending' ? 1 : -1;
  return (a: ProviderRow, b: ProviderRow): number => {
    const [one, other] = [valueOf(a), valueOf(b)];
    if (one === null || other === null) {
      return Number(one === null) - Number(other === null) || words.compare(a.name, b.name);
    }
    return turn * compared(one, other) || words.compare(a.name, b.name) || a.id - b.id;
  };
}

function compared(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : words.compare(String(a), String(b));
}
