import type { AnythingFound, PackagesFound } from '../api/contract';
import type { App } from '../app';
import { choiceOf } from '../lines/chooseProvider';
import { findPackages } from '../packages/findPackages';
import type { Actor } from '../people/actor';
import { may, mayOrThrow } from '../people/permissions';
import { searchProviders } from '../providers/suggestProviders';

/** Of each kind, as many as fit under the search field. */
const most = 5;

/**
 * The providers and packages that any words may mean, five of each at most; packages only those
 * that the reader may see. A package's reference in any spelling finds it first.
 *
 * Throws `notAllowed` for readers without the directory.
 */
export function findAnything(app: App, actor: Actor, words: string): AnythingFound {
  mayOrThrow(actor, 'seeProviders');
  const { hits, readAs } = searchProviders(app.providers.all(), words);
  const found: Pick<PackagesFound, 'rows' | 'searchedFor'> = may(actor, 'seePackages')
    ? findPackages(app, actor, { words, limit: most })
    : { rows: [] };
  // Only where neither kind has the words as they were written was something else searched for.
  const asWritten =
    (hits.length > 0 && readAs === undefined) ||
    (found.rows.length > 0 && found.searchedFor === undefined);
  const searchedFor = readAs ?? found.searchedFor;
  return {
    providers: hits.slice(0, most).map(({ document }) => choiceOf(document)),
    packages: found.rows.map(({ id, reference, child, providerName }) => ({
      id,
      reference,
      text: `${child} · ${providerName}`,
    })),
    ...(!asWritten && searchedFor !== undefined && { searchedFor }),
  };
}
