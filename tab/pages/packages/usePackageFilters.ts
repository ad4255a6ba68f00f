import type { FindPackagesInput, Me } from '../../../teamsapp/api/contract';
import { known, readSort, useListAddress } from '../../address';
import type { Filter } from '../../components/FilterBar';
import { packageStateWords } from '../../components/StatusBadge';
import { useMe } from '../../me';
import { without } from '../../rows';
import type { Droppable } from '../../rows';
import { useDebounced } from '../../useDebounced';
import { codesOf, routeShort } from '../../words';

type SortKey = NonNullable<FindPackagesInput['sort']>['key'];

const sortKeys: readonly SortKey[] = [
  'package',
  'provider',
  'route',
  'state',
  'hours',
  'starts',
  'ends',
  'cost',
  'review',
];

/** The log's view, filters and sort as the address holds them, and the query they make. */
export function usePackageFilters() {
  const me = useMe();
  const address = useListAddress();
  const views = me.views.packages;
  const view = views.find(({ key }) => key === address.get('view'))?.key ?? 'all';
  const states = known(address.list('state'), codesOf(packageStateWords));
  const routes = known(address.list('route'), codesOf(routeShort));
  const teams = known(
    address.list('team'),
    me.allTeams.map(({ id }) => id),
  );
  const providerId = Number(address.get('provider')) || undefined;
  const sort = readSort(address.get('sort'), sortKeys);
  const words = address.get('q');
  const settled = useDebounced(words, 150);
  const query = {
    view,
    states,
    routes,
    teams,
    words: settled.trim(),
    ...(providerId !== undefined && { providerId }),
    ...(sort && { sort }),
  };
  const filters: Filter[] = [
    { key: 'state', name: 'State', choices: choicesOf(packageStateWords) },
    { key: 'route', name: 'Route', choices: choicesOf(routeShort) },
    {
      key: 'team',
      name: 'Team',
      choices: me.allTeams.map(({ id, name }) => ({ value: id, word: name })),
    },
  ];
  return { address, views, view, words, sort, query, filters, droppable: droppable(query, me) };
}

function choicesOf(words: Readonly<Record<string, string>>) {
  return Object.entries(words).map(([value, word]) => ({ value, word }));
}

function droppable(query: FindPackagesInput & { words: string }, me: Me): Droppable[] {
  const { view = 'all', states = [], routes = [], teams = [], providerId, words } = query;
  const viewName = me.views.packages.find(({ key }) => key === view)?.name ?? '';
  const teamNames = me.allTeams.filter(({ id }) => teams.includes(id)).map(({ name }) => name);
  return [
    words !== '' && { words, query: { ...query, words: '' } },
    states.length > 0 && {
      words: states.map((state) => packageStateWords[state]).join(' or '),
      query: { ...query, states: [] },
    },
    routes.length > 0 && {
      words: routes.map((route) => routeShort[route]).join(' or '),
      query: { ...query, routes: [] },
    },
    teams.length > 0 && { words: teamNames.join(' or '), query: { ...query, teams: [] } },
    providerId !== undefined && { words: 'this provider', query: without(query, ['providerId']) },
    view !== 'all' && { words: viewName, query: { ...query, view: 'all' } },
  ].filter((filter) => filter !== false);
}
