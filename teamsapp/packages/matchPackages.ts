import type { App } from '../app';
import { distance } from '../lines/nearest';
import { searchProviders } from '../providers/suggestProviders';
import { packageReference, readPackageReference } from './educationPackage';
import type { IndexedPackage } from './packageIndex';

/** The packages that the words find, and what was searched for instead of what was written. */
export interface MatchedPackages {
  found: readonly IndexedPackage[];
  searchedFor?: string;
}

type Test = (one: IndexedPackage) => boolean;

/**
 * Finds packages by their reference, the child's reference and the provider's words, every word
 * of them. Where nothing has the words as written, one slip in a reference and the provider
 * search's own slips are forgiven.
 *
 * @param visible only packages that the reader may see: what is offered instead is among them
 */
export function matchPackages(
  app: App,
  visible: readonly IndexedPackage[],
  text: string,
): MatchedPackages {
  const words = text
    .trim()
    .split(/[\s,·]+/)
    .filter(Boolean);
  if (words.length === 0) return { found: visible };
  const whole = readPackageReference(text);
  if (whole !== undefined) {
    const byNumber = visible.filter(({ row }) => isNumbered(row, whole));
    if (byNumber.length > 0) return { found: byNumber };
  }
  const numbered = words.filter((word) => /\d/.test(word));
  const plain = words.filter((word) => !/\d/.test(word)).join(' ');
  const provider = providerTest(app, plain, visible);
  const strict = numbered.map((word) => referenceTest(app, word));
  const found = visible.filter((one) => provider.test(one) && strict.every((test) => test(one)));
  if (found.length > 0) return { found, ...readAs(provider.readAs, numbered) };
  return forgiven(visible, numbered, provider);
}

interface ProviderTest {
  test: Test;
  readAs?: string | undefined;
}

/** Letters name a provider, or begin a child's reference. */
function providerTest(app: App, plain: string, visible: readonly IndexedPackage[]): ProviderTest {
  if (plain === '') return { test: () => true };
  const { hits, readAs } = searchProviders(app.providers.all(), plain);
  const ids = new Set(hits.map(({ document }) => document.id));
  const begins = plain.toUpperCase();
  const isReference = visible.some(({ row }) => row.childReference.startsWith(begins));
  if (isReference && readAs !== undefined)
    return { test: ({ row }) => row.childReference.startsWith(begins) };
  return {
    test: ({ row }) =>
      ids.has(row.providerId) || (isReference && row.childReference.startsWith(begins)),
    readAs,
  };
}

function referenceTest(app: App, word: string): Test {
  const id = readPackageReference(word);
  const reference = word.toUpperCase();
  const { hits } = searchProviders(app.providers.all(), word);
  const providers = new Set(hits.filter(({ exact }) => exact).map(({ document }) => document.id));
  return ({ row }) =>
    (id !== undefined && isNumbered(row, id)) ||
    row.childReference.startsWith(reference) ||
    providers.has(row.providerId);
}

function isNumbered({ id }: IndexedPackage['row'], number: number): boolean {
  return id === number;
}

/** One reference with a slip: the nearest that the reader may see. */
function forgiven(
  visible: readonly IndexedPackage[],
  numbered: readonly string[],
  provider: ProviderTest,
): MatchedPackages {
  const [word] = numbered;
  if (word === undefined || numbered.length > 1) return { found: [] };
  const asked = word.toUpperCase();
  const id = readPackageReference(word);
  const asReference = id === undefined ? undefined : packageReference(id);
  const near = visible.filter(
    (one) =>
      provider.test(one) &&
      (distance(asked, one.row.childReference, 1) === 1 ||
        (asReference !== undefined && isTurned(asReference, packageReference(one.row.id)))),
  );
  const [first] = near;
  if (!first) return { found: [] };
  const { childReference, id: firstId } = first.row;
  const isByChild = distance(asked, childReference, 1) === 1;
  const meant = isByChild ? childReference : packageReference(firstId);
  const found = isByChild
    ? near.filter(({ row }) => row.childReference === childReference)
    : near.filter(({ row }) => row.id === firstId);
  return { found, searchedFor: [meant, provider.readAs].filter(Boolean).join(' ') };
}

/** Two neighbouring digits the wrong way round; any other slip in a number is another number. */
function isTurned(a: string, b: string): boolean {
  return a.length === b.length && distance(a, b, 1) === 1 && sorted(a) === sorted(b);
}

function sorted(text: string): string {
  return [...text].sort().join('');
}

function readAs(name: string | undefined, numbered: readonly string[]): { searchedFor?: string } {
  return name === undefined ? {} : { searchedFor: [...numbered, name].join(' ') };
}
