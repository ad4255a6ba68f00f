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
  const isNear = nearTo(word.toUpperCase());
  const byChild = visible.filter((one) => isNear(one.row.childReference) && provider.test(one));
  const child = byChild[0]?.row.childReference;
  if (child !== undefined) {
    const found = byChild.filter(({ row }) => row.childReference === child);
    return { found, ...readAs(provider.readAs, [child], true) };
  }
  const ids = turnedNumbers(readPackageReference(word));
  const byNumber = visible.find((one) => ids.has(one.row.id) && provider.test(one));
  if (!byNumber) return { found: [] };
  const meant = packageReference(byNumber.row.id);
  return { found: [byNumber], ...readAs(provider.readAs, [meant], true) };
}

/** Whether a reference is one slip away, worked out once for each reference. */
function nearTo(asked: string): (reference: string) => boolean {
  const known = new Map<string, boolean>();
  return (reference) => {
    const before = known.get(reference);
    if (before !== undefined) return before;
    const isNear = distance(asked, reference, 1) === 1;
    known.set(reference, isNear);
    return isNear;
  };
}

/** Two neighbouring digits the wrong way round; any other slip in a number is another number. */
function turnedNumbers(id: number | undefined): ReadonlySet<number> {
  const digits = id === undefined ? '' : String(id);
  return new Set(
    Array.from({ length: Math.max(0, digits.length - 1) }, (_, at) => {
      const [first = '', second = ''] = digits.slice(at, at + 2);
      return Number(digits.slice(0, at) + second + first + digits.slice(at + 2));
    }).filter((turned) => turned !== id),
  );
}

function readAs(
  name: string | undefined,
  references: readonly string[],
  isOther = false,
): { searchedFor?: string } {
  if (name === undefined && !isOther) return {};
  return { searchedFor: [...references, name].filter(Boolean).join(' ') };
}
