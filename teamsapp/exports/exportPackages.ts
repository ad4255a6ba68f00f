import type { ExportPackagesInput, PackageRow } from '../api/contract';
import type { App } from '../app';
import { financialYearName } from '../common/dates';
import { viewFileName } from '../common/view';
import { findPackages } from '../packages/findPackages';
import type { EducationPackage } from '../packages/educationPackage';
import { packageViews } from '../packages/packageViews';
import type { Actor } from '../people/actor';
import { may, mayOrThrow } from '../people/permissions';
import type { Column, ExportFile } from './exportFile';
import { inViewOrder } from './inViewOrder';
import { packageStateWords, routeWords, unitWords } from './words';
import { everyRow, writeExport } from './writeExport';

/** A row of the page and the package behind it. */
interface Exported {
  row: PackageRow;
  educationPackage: EducationPackage | undefined;
}

/**
 * Every package of a view and filter as a file: the same rows as on the page. The child is left
 * out unless asked for: then council reference, initials and date of birth are there and the
 * file's name says so.
 *
 * Throws `notAllowed` for child details or prices asked for by somebody who may not have them.
 */
export async function exportPackages(
  app: App,
  actor: Actor,
  input: ExportPackagesInput,
): Promise<ExportFile> {
  const withDetails = input.personalData === true;
  if (withDetails) mayOrThrow(actor, 'exportPersonalData');
  if (input.prices === true) mayOrThrow(actor, 'seePrices');
  const withPrices = input.prices ?? may(actor, 'seePrices');
  const found = await everyRow((offset, limit) =>
    findPackages(app, actor, { ...input.query, offset, limit }),
  );
  const rows = found.map((row) => ({ row, educationPackage: app.packages.find(row.id) }));
  const columns = [
    ...named,
    ...(withDetails ? childDetails(app) : []),
    ...described,
    ...(withPrices ? [...priced, ...yearColumns(rows)] : []),
  ];
  const view = packageViews[input.query.view ?? 'all'];
  const name = `packages-${viewFileName(view)}`;
  return writeExport(
    app,
    input.format,
    withDetails ? `${name}-with-child-details` : name,
    inViewOrder(columns, view.columns),
    rows,
  );
}

const named: readonly Column<Exported>[] = [
  { heading: 'Package', field: 'id', kind: 'text', value: ({ row }) => row.reference },
];

function childDetails(app: App): readonly Column<Exported>[] {
  const child = ({ row }: Exported) =>
    row.childId === null ? undefined : app.children.find(row.childId);
  return [
    {
      heading: 'Child',
      kind: 'text',
      value: ({ educationPackage }) => educationPackage?.childReference,
    },
    { heading: 'Initials', kind: 'text', value: (one) => child(one)?.initials },
    { heading: 'Date of birth', kind: 'day', value: (one) => child(one)?.dateOfBirth },
  ];
}

const described: readonly Column<Exported>[] = [
  { heading: 'Provider', field: 'providerId', kind: 'text', value: ({ row }) => row.providerName },
  {
    heading: 'Route',
    field: 'legalRoute',
    kind: 'text',
    value: ({ row }) => routeWords[row.route],
  },
  {
    heading: 'State',
    field: 'status',
    kind: 'text',
    value: ({ row }) => packageStateWords[row.state],
  },
  { heading: 'Team', field: 'team', kind: 'text', value: ({ row }) => row.team.name },
  {
    heading: 'Owner',
    field: 'requester',
    kind: 'text',
    value: ({ educationPackage }) => educationPackage?.requester.name,
  },
  {
    heading: 'Hours a week',
    field: 'hoursPerWeek',
    kind: 'number',
    value: ({ row }) => row.hoursPerWeek,
  },
  {
    heading: 'Sessions a week',
    field: 'sessionsPerWeek',
    kind: 'number',
    value: ({ row }) => row.sessionsPerWeek,
  },
  { heading: 'Starts', field: 'startDate', kind: 'day', value: ({ row }) => row.starts },
  { heading: 'Ends', field: 'endDate', kind: 'day', value: ({ row }) => row.ends },
  {
    heading: 'Next review',
    field: 'nextReviewDue',
    kind: 'day',
    value: ({ row }) => row.nextReviewDue,
  },
];

const priced: readonly Column<Exported>[] = [
  {
    heading: 'Price',
    field: 'price',
    kind: 'money',
    value: ({ educationPackage }) => educationPackage?.price,
  },
  {
    heading: 'Price is for',
    field: 'priceUnit',
    kind: 'text',
    value: ({ educationPackage }) => educationPackage && unitWords[educationPackage.priceUnit],
  },
  {
    heading: 'Weekly cost',
    field: 'weeklyCost',
    kind: 'money',
    value: ({ educationPackage }) => educationPackage?.weeklyCost,
  },
  { heading: 'Whole cost', field: 'wholeCost', kind: 'money', value: ({ row }) => row.wholeCost },
];

/** One column for each financial year that any of the packages costs money in. */
function yearColumns(rows: readonly Exported[]): Column<Exported>[] {
  const years = new Set(
    rows.flatMap(({ educationPackage }) => Object.keys(educationPackage?.costByYear ?? {})),
  );
  return [...years].sort().map((year) => ({
    heading: `Cost ${financialYearName(Number(year))}`,
    kind: 'money',
    value: ({ educationPackage }) => educationPackage?.costByYear[year],
  }));
}
