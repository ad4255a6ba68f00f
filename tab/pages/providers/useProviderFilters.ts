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
interface View {
  key: string;
  name: string;
  query: FindProvidersInput;
}

/** The directory's views; a reader who sees no packages has none about them. */
function providerViews({ abilities }: Me): View[] {
  return [
    { key: 'all', name: 'All', query: {} },
    ...(abilities.seePackages
      ? [{ key: 'running', name: 'Running now', query: { running: true } }]
      : []),
    { key: 'nonSchool', name: 'Non-school', query: { registration: ['nonSchool' as const] } },
    { key: 'expired', name: 'Assurance expired', query: { assurance: ['expired' as const] } },
    { key: 'suspended', name: 'Suspended', query: { status: ['suspended' as const] } },
  ];
}

/** The directory's view, filters and sort as the address holds them, and the query they make. */
export function useProviderFilters() {
  const me = useMe();
  const address = useListAddress();
  const views = providerViews(me);
  const view = views.find(({ key }) => key === address.get('view')) ?? views[0];
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
    ...chosen,
    ...(age !== undefined && { age }),
    ...(sort && { sort }),
    ...view?.query,
    words: settled.trim(),
  };
  const droppable = droppableOf(query, view, me);
  const filters = filtersOf(me);
  return { address, views, view: view?.key ?? 'all', words, sort, query, filters, droppable };
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

function droppableOf(query: FindProvidersInput, view: View | undefined, me: Me): Droppable[] {
  const { words = '', needs = [], lots = [], registration = [], assurance = [], age } = query;
  const viewed = Object.keys(view?.query ?? {});
  const lotNames = me.lots.filter(({ code }) => lots.includes(code)).map(({ name }) => name);
  const isOwn = (key: string, values: readonly unknown[]) =>
    values.length > 0 && !viewed.includes(key);
  return [
    words !== '' && { words, query: { ...query, words: '' } },
    needs.length > 0 && { words: needs.join(' or '), query: { ...query, needs: [] } },
    lots.length > 0 && { words: lotNames.join(' or '), query: { ...query, lots: [] } },
    age !== undefined && { words: `age ${age}`, query: without(query, ['age']) },
    isOwn('registration', registration) && {
      words: registration.map((code) => registrationWords[code]).join(' or '),
      query: { ...query, registration: [] },
    },
    isOwn('assurance', assurance) && {
      words: assurance.map((code) => assuranceWords[code]).join(' or '),
      query: { ...query, assurance: [] },
    },
    view !== undefined && view.key !== 'all' && { words: view.name, query: without(query, viewed) },
  ].filter((filter) => filter !== false);
}
