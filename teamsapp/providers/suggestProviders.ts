import { needWords } from './needWords';
import type { Provider } from './provider';
import { SearchIndex, type Found } from './searchIndex';

/** A provider that words may mean. */
export interface Suggestion {
  provider: Provider;
  /** As `Hit.score`: a whole point apart is clearly ahead; below 0 only some words were found. */
  score: number;
  /** Whether the words are its very name, URN, UKPRN or company number. */
  exact: boolean;
}

// Kept between calls: bringing it up to date costs only the rows that changed.
const index = new SearchIndex<Provider>((provider) => ({
  name: provider.name,
  town: provider.town,
  codes: [provider.urn, provider.ukprn, provider.companyNumber],
  others: [
    provider.postcode,
    provider.postcode?.replaceAll(' ', ''),
    provider.providerType,
    ...provider.needs.flatMap((need) => [need, needWords[need]]),
  ],
}));

/**
 * Finds providers by any words: name, town, postcode, URN, UKPRN, company number, type and needs,
 * in any order, with one slip for each four letters forgiven where nothing else is found.
 *
 * @param providers the whole list as the store gives it; choose among the hits afterwards
 */
export function searchProviders(providers: readonly Provider[], words: string): Found<Provider> {
  return index.of(providers).search(words);
}

/**
 * The providers that a person may have meant, best first; where none has all the words, the three
 * that have the most of them, with scores below 0.
 */
export function suggestProviders(providers: readonly Provider[], words: string): Suggestion[] {
  const { hits } = searchProviders(providers, words);
  const found = hits.length > 0 ? hits : index.of(providers).nearest(words, 3);
  return found.map(({ document, score, exact }) => ({ provider: document, score, exact }));
}
