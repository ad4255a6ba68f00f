import type { PackageRow, PackagesFound } from '../../../teamsapp/api/contract';
import type { Column } from '../../components/column';
import { Day } from '../../components/Day';
import { Hours } from '../../components/Hours';
import { Money } from '../../components/Money';
import { PackageBadge } from '../../components/StatusBadge';
import { hoursInCell, pounds } from '../../money';
import { routeLong, routeShort } from '../../words';

/** All columns of the package log, with the totals of the whole filter. */
export function packageColumns(totals: PackagesFound['totals'] | undefined): Column<PackageRow>[] {
  return [
    {
      key: 'package',
      heading: 'Package',
      width: 80,
      sorts: true,
      card: 'title',
      cell: ({ reference }) => reference,
      link: ({ id }) => `/packages/${id}`,
      total: totals?.packages.toLocaleString('en-GB'),
    },
    {
      key: 'child',
      heading: 'Child',
      width: 106,
      card: 'line',
      cell: ({ child }) => child,
      text: ({ child }) => child,
      total: totals && (totals.packages === 1 ? 'package' : 'packages'),
    },
    {
      key: 'provider',
      heading: 'Provider',
      least: 100,
      sorts: true,
      card: 'line',
      cell: ({ providerName }) => providerName,
      text: ({ providerName }) => providerName,
    },
    {
      key: 'route',
      heading: 'Route',
      width: 98,
      sorts: true,
      card: 'line',
      cell: ({ route }) => routeShort[route],
      text: ({ route }) => routeLong[route],
    },
    {
      key: 'state',
      heading: 'State',
      width: 157,
      isWhole: true,
      sorts: true,
      card: 'badge',
      cell: ({ state }) => <PackageBadge state={state} />,
    },
    { key: 'team', heading: 'Team', width: 120, cell: ({ team }) => team.name },
    {
      key: 'hours',
      heading: 'Hours',
      width: 64,
      isWhole: true,
      num: true,
      sorts: true,
      cell: ({ hoursPerWeek, sessionsPerWeek }) => (
        <Hours hours={hoursPerWeek} sessions={sessionsPerWeek} />
      ),
      total: totals && hoursInCell(totals.hoursPerWeek),
    },
    {
      key: 'starts',
      heading: 'Starts',
      width: 88,
      isWhole: true,
      sorts: true,
      cell: ({ starts }) => <Day day={starts} short />,
    },
    {
      key: 'ends',
      heading: 'Ends',
      width: 90,
      isWhole: true,
      sorts: true,
      card: 'line',
      cell: ({ ends }) => <Day day={ends} short />,
    },
    {
      key: 'cost',
      heading: 'Whole cost',
      width: 106,
      num: true,
      sorts: true,
      card: 'figure',
      cell: ({ wholeCost }) => <Money pence={wholeCost} />,
      total: totals && pounds(totals.wholeCost),
    },
    {
      key: 'review',
      heading: 'Next review',
      width: 110,
      isWhole: true,
      sorts: true,
      cell: ({ nextReviewDue }) => <Day day={nextReviewDue} short />,
    },
  ];
}
