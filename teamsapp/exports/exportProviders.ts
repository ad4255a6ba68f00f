import type { ExportProvidersInput, ProviderRow } from '../api/contract';
import type { App } from '../app';
import { viewFileName } from '../common/view';
import type { Actor } from '../people/actor';
import { may, mayOrThrow } from '../people/permissions';
import { findProviders } from '../providers/findProviders';
import { providerViews } from '../providers/providerViews';
import type { Column, ExportFile } from './exportFile';
import { inViewOrder } from './inViewOrder';
import { assuranceWords, providerStatusWords, registrationWords, unitWords } from './words';
import { everyRow, writeExport } from './writeExport';

/**
 * Every provider of a view and filter as a file, with the columns that this reader may see.
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
  const view = providerViews[input.query.view ?? 'all'];
  const name = `providers-${viewFileName(view)}`;
  return writeExport(app, input.format, name, inViewOrder(columns, view.columns), rows);
}

const described: readonly Column<ProviderRow>[] = [
  { heading: 'Provider', field: 'name', kind: 'text', value: ({ name }) => name },
  { heading: 'Town', field: 'town', kind: 'text', value: ({ town }) => town },
  { heading: 'Postcode', field: 'postcode', kind: 'text', value: ({ postcode }) => postcode },
  { heading: 'URN', field: 'urn', kind: 'text', value: ({ urn }) => urn },
  {
    heading: 'Type',
    field: 'providerType',
    kind: 'text',
    value: ({ providerType }) => providerType,
  },
  {
    heading: 'Registration',
    field: 'registrationStatus',
    kind: 'text',
    value: ({ registrationStatus }) => registrationWords[registrationStatus],
  },
  {
    heading: 'Assurance',
    field: 'assuranceStatus',
    kind: 'text',
    value: ({ assuranceStatus }) => assuranceWords[assuranceStatus],
  },
  {
    heading: 'Assurance date',
    field: 'assuranceDate',
    kind: 'day',
    value: ({ assuranceDate }) => assuranceDate,
  },
  {
    heading: 'Status',
    field: 'status',
    kind: 'text',
    value: ({ status }) => providerStatusWords[status],
  },
  { heading: 'Needs', kind: 'text', value: ({ needs }) => needs.join(', ') },
  { heading: 'Lots', kind: 'text', value: ({ lots }) => lots.join(', ') },
  { heading: 'Lowest age', field: 'lowAge', kind: 'count', value: ({ lowAge }) => lowAge },
  { heading: 'Highest age', field: 'highAge', kind: 'count', value: ({ highAge }) => highAge },
  { heading: 'Places free', field: 'capacity', kind: 'count', value: ({ capacity }) => capacity },
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
