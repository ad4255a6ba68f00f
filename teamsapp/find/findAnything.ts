import type { AnythingFound } from '../api/contract';
import type { App } from '../app';
import { choiceOf } from '../lines/chooseProvider';
import { readPackageReference } from '../packages/educationPackage';
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
export async function findAnything(app: App, actor: Actor, words: string): Promise<AnythingFound> {
  mayOrThrow(actor, 'seeProviders');
  const { hits, readAs } = searchProviders(app.providers.all(), words);
  const packages = may(actor, 'seePackages') ? await packagesFor(app, actor, words) : [];
  return {
    providers: hits.slice(0, most).map(({ document }) => choiceOf(document)),
    packages,
    // What was found as it was written needs no other reading.
    ...(readAs !== undefined && packages.length === 0 && { searchedFor: readAs }),
  };
}

async function packagesFor(
  app: App,
  actor: Actor,
  words: string,
): Promise<AnythingFound['packages']> {
  const { rows } = await findPackages(app, actor, { words, limit: most });
  const asked = readPackageReference(words);
  return [...rows]
    .sort((a, b) => Number(b.id === asked) - Number(a.id === asked))
    .map(({ id, reference, child, providerName }) => ({
      id,
      reference,
      text: `${child} · ${providerName}`,
    }));
}
