import type { ExportPackagesInput, FindPackagesInput, PackageRow } from '../api/contract';
import type { App } from '../app';
import { financialYearName } from '../common/dates';
import { findPackages } from '../packages/findPackages';
import type { EducationPackage } from '../packages/educationPackage';
import type { Actor } from '../people/actor';
import { may, mayOrThrow } from '../people/permissions';
import type { Column, ExportFile } from './exportFile';
import { packageStateWords, routeWords, unitWords } from './words';
import { everyRow, writeExport } from './writeExport';

const viewNames: Readonly<Record<NonNullable<FindPackagesInput['view']>, string>> = {
  all: 'all',
  mine: 'my-packages',
  team: 'my-team',
  waiting: 'waiting-for-decision',
  ending: 'ending-this-term',
  ended: 'ended',
};

/** A row of the page and the package behind it. */
interface Exported {
  row: PackageRow;
  educationPackage: EducationPackage | undefined;
}

/**
 * Every package of a filter as a file: the same rows as on the page. The child is left out unless
 * asked for: then council reference, initials and date of birth are there and the file's name
 * says so.
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
  const name = `packages-${viewNames[input.query.view ?? 'all']}`;
  return writeExport(
    app,
    input.format,
    withDetails ? `${name}-with-child-details` : name,
    columns,
    rows,
  );
}

const named: readonly Column<Exported>[] = [
  { heading: 'Package', kind: 'text', value: ({ row }) => row.reference },
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
  { heading: 'Provider', kind: 'text', value: ({ row }) => row.providerName },
  { heading: 'Route', kind: 'text', value: ({ row }) => routeWords[row.route] },
  { heading: 'State', kind: 'text', value: ({ row }) => packageStateWords[row.state] },
  { heading: 'Team', kind: 'text', value: ({ row }) => row.team.name },
  {
    heading: 'Owner',
    kind: 'text',
    value: ({ educationPackage }) => educationPackage?.requester.name,
  },
  { heading: 'Hours a week', kind: 'number', value: ({ row }) => row.hoursPerWeek },
  { heading: 'Sessions a week', kind: 'number', value: ({ row }) => row.sessionsPerWeek },
  { heading: 'Starts', kind: 'day', value: ({ row }) => row.starts },
  { heading: 'Ends', kind: 'day', value: ({ row }) => row.ends },
  { heading: 'Next review', kind: 'day', value: ({ row }) => row.nextReviewDue },
];

const priced: readonly Column<Exported>[] = [
  { heading: 'Price', kind: 'money', value: ({ educationPackage }) => educationPackage?.price },
  {
    heading: 'Price is for',
    kind: 'text',
    value: ({ educationPackage }) => educationPackage && unitWords[educationPackage.priceUnit],
  },
  {
    heading: 'Weekly cost',
    kind: 'money',
    value: ({ educationPackage }) => educationPackage?.weeklyCost,
  },
  { heading: 'Whole cost', kind: 'money', value: ({ row }) => row.wholeCost },
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
