import type { ExportProvidersInput, ProviderRow } from '../api/contract';
import type { App } from '../app';
import type { Actor } from '../people/actor';
import { may, mayOrThrow } from '../people/permissions';
import { findProviders } from '../providers/findProviders';
import type { Column, ExportFile } from './exportFile';
import { assuranceWords, providerStatusWords, registrationWords, unitWords } from './words';
import { everyRow, writeExport } from './writeExport';

/**
 * Every provider of a filter as a file, with the columns that this reader may see.
 *
 * Throws `notAllowed` for prices asked for by somebody who may not see them.
 */
export async function exportProviders(
  app: App,
  actor: Actor,
  input: ExportProvidersInput,
): Promise<ExportFile> {
  if (input.prices === true) mayOrThrow(actor, 'seePrices');
  const withPrices = input.prices ?? may(actor, 'seePrices');
  const rows = await everyRow((offset, limit) =>
    findProviders(app, actor, { ...input.query, offset, limit }),
  );
  const columns = [
    ...described,
    ...(may(actor, 'seePackages') ? running : []),
    ...(withPrices ? priced : []),
  ];
  return writeExport(app, input.format, `providers-${viewName(input.query)}`, columns, rows);
}

/** The views of the Providers page that are one filter each. */
const views: readonly { name: string; query: ExportProvidersInput['query'] }[] = [
  { name: 'running-now', query: { running: true } },
  { name: 'non-school', query: { registration: ['nonSchool'] } },
  { name: 'assurance-expired', query: { assurance: ['expired'] } },
  { name: 'suspended', query: { status: ['suspended'] } },
];

function viewName(query: ExportProvidersInput['query']): string {
  const { running, registration = [], assurance = [], status = [] } = query;
  const asked = JSON.stringify({ running: running ?? false, registration, assurance, status });
  const nothing = { running: false, registration: [], assurance: [], status: [] };
  const view = views.find((one) => JSON.stringify({ ...nothing, ...one.query }) === asked);
  return view?.name ?? 'all';
}

const described: readonly Column<ProviderRow>[] = [
  { heading: 'Provider', kind: 'text', value: ({ name }) => name },
  { heading: 'Town', kind: 'text', value: ({ town }) => town },
  { heading: 'Postcode', kind: 'text', value: ({ postcode }) => postcode },
  { heading: 'URN', kind: 'text', value: ({ urn }) => urn },
  { heading: 'Type', kind: 'text', value: ({ providerType }) => providerType },
  {
    heading: 'Registration',
    kind: 'text',
    value: ({ registrationStatus }) => registrationWords[registrationStatus],
  },
  {
    heading: 'Assurance',
    kind: 'text',
    value: ({ assuranceStatus }) => assuranceWords[assuranceStatus],
  },
  { heading: 'Assurance date', kind: 'day', value: ({ assuranceDate }) => assuranceDate },
  { heading: 'Status', kind: 'text', value: ({ status }) => providerStatusWords[status] },
  { heading: 'Needs', kind: 'text', value: ({ needs }) => needs.join(', ') },
  { heading: 'Lots', kind: 'text', value: ({ lots }) => lots.join(', ') },
  { heading: 'Lowest age', kind: 'count', value: ({ lowAge }) => lowAge },
  { heading: 'Highest age', kind: 'count', value: ({ highAge }) => highAge },
  { heading: 'Places free', kind: 'count', value: ({ capacity }) => capacity },
];

const running: readonly Column<ProviderRow>[] = [
  { heading: 'Running packages', kind: 'count', value: (row) => row.running },
  { heading: 'Hours a week', kind: 'number', value: ({ hoursPerWeek }) => hoursPerWeek },
];

const priced: readonly Column<ProviderRow>[] = [
  { heading: 'Price', kind: 'money', value: ({ price }) => price },
  {
    heading: 'Price is for',
    kind: 'text',
    value: ({ priceUnit }) => (priceUnit ? unitWords[priceUnit] : ''),
  },
];
