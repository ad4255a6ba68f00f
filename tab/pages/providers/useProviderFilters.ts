import type { FindProvidersInput, Me } from '../../../teamsapp/api/contract';
import { known, readSort, useListAddress } from '../../address';
import type { Filter } from '../../components/FilterBar';
import { assuranceWords } from '../../components/StatusBadge';
import { useMe } from '../../me';
import { without } from '../../rows';
import type { Droppable } from '../../rows';
import { useDebounced } from '../../useDebounced';
import { codesOf, needWords, registrationWords } from '../../words';

type SortKey = NonNullable<FindProvidersInput['sort']>['key'];
const sortKeys: readonly SortKey[] = ['name', 'town', 'assuranceDate', 'running', 'hours', 'price'];
type View = Me['views']['providers'][number];

/** The directory's view, filters and sort as the address holds them, and the query they make. */
export function useProviderFilters() {
  const me = useMe();
  const address = useListAddress();
  const { providers: views } = me.views;
  const view = views.find(({ key }) => key === address.get('view'))?.key ?? 'all';
  const chosen = {
    needs: known(address.list('need'), codesOf(needWords)),
    lots: known(
      address.list('lot'),
      me.lots.map(({ code }) => code),
    ),
    registration: known(address.list('registration'), codesOf(registrationWords)),
    assurance: known(address.list('assurance'), codesOf(assuranceWords)),
  };
  const age = /^\d{1,2}$/.test(address.get('age')) ? Number(address.get('age')) : undefined;
  const sort = readSort(address.get('sort'), sortKeys);
  const words = address.get('q');
  const settled = useDebounced(words, 150);
  const query: FindProvidersInput = {
    view,
    ...chosen,
    ...(age !== undefined && { age }),
    ...(sort && { sort }),
    words: settled.trim(),
  };
  const droppable = droppableOf(query, views, me);
  const filters = filtersOf(me);
  return { address, views, view, words, sort, query, filters, droppable };
}

function filtersOf(me: Me): Filter[] {
  const ages = Array.from({ length: 22 }, (_, index) => String(index + 4));
  return [
    {
      key: 'need',
      name: 'Need',
      choices: codesOf(needWords).map((code) => ({
        value: code,
        word: `${code}: ${needWords[code]}`,
        short: code,
      })),
    },
    {
      key: 'lot',
      name: 'Lot',
      choices: me.lots.map(({ code, name }) => ({
        value: code,
        word: `${code} ${name}`,
        short: code,
      })),
    },
    {
      key: 'age',
      name: 'Age',
      isSingle: true,
      choices: ages.map((age) => ({ value: age, word: `Takes age ${age}`, short: age })),
    },
    { key: 'registration', name: 'Registration', choices: choicesOf(registrationWords) },
    { key: 'assurance', name: 'Assurance', choices: choicesOf(assuranceWords) },
  ];
}

function choicesOf(words: Readonly<Record<string, string>>) {
  return Object.entries(words).map(([value, word]) => ({ value, word }));
}

function droppableOf(query: FindProvidersInput, views: readonly View[], me: Me): Droppable[] {
  const {
    view = 'all',
    words = '',
    needs = [],
    lots = [],
    registration = [],
    assurance = [],
    age,
  } = query;
  const viewName = views.find(({ key }) => key === view)?.name ?? '';
  const lotNames = me.lots.filter(({ code }) => lots.includes(code)).map(({ name }) => name);
  return [
    words !== '' && { words, query: { ...query, words: '' } },
    needs.length > 0 && { words: needs.join(' or '), query: { ...query, needs: [] } },
    lots.length > 0 && { words: lotNames.join(' or '), query: { ...query, lots: [] } },
    age !== undefined && { words: `age ${age}`, query: without(query, ['age']) },
    registration.length > 0 && {
      words: registration.map((code) => registrationWords[code]).join(' or '),
      query: { ...query, registration: [] },
    },
    assurance.length > 0 && {
      words: assurance.map((code) => assuranceWords[code]).join(' or '),
      query: { ...query, assurance: [] },
    },
    view !== 'all' && { words: viewName, query: { ...query, view: 'all' } },
  ].filter((filter) => filter !== false);
}
