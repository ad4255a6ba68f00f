import { childReference } from '../children/child';
import type { Provider } from '../providers/provider';
import { nearestFew } from './nearest';
import { gap, type Fault, type Taken, type World } from './reading';

type Known = Pick<World, 'council' | 'children' | 'providers'>;

/** Whether a text has the council's pattern of a child's reference. */
export function isReference(text: string, { childReferencePattern }: World['council']): boolean {
  return new RegExp(`^(?:${childReferencePattern})$`, 'i').test(text);
}

/**
 * Takes the child's reference out of a text. A reference on the list comes before one that only
 * has the pattern, and a number of a provider is none. One that is not on the list is understood
 * all the same, and pointed at with the nearest three.
 */
export function readReference(text: string, known: Known): Taken<string> {
  const onList = new Set(known.children.map(({ reference }) => reference));
  const words = text.split(/\s+/).filter(Boolean);
  const at = words.findIndex((word) => onList.has(childReference(word)));
  if (at !== -1) return taken(words, at, 1, []);
  const apart = words.findIndex((word, index) =>
    onList.has(childReference(word + (words[index + 1] ?? ''))),
  );
  if (apart !== -1) return taken(words, apart, 2, []);
  const candidates = candidatesIn(words, known);
  const [first, second] = candidates;
  if (first === undefined) return { faults: [], rest: text };
  const reference = childReference(words[first] ?? '');
  if (second === undefined) return taken(words, first, 1, [notOnList(reference, known)]);
  const sentence = `“${reference}” and “${words[second] ?? ''}” could both be the child’s reference. Which one is it?`;
  const rest = words.map((word, index) => (candidates.includes(index) ? gap : word)).join(' ');
  return { faults: [{ field: 'childReference', sentence }], rest };
}

/** Says that a reference is not on the list, with up to three that are nearly it. */
export function notOnList(reference: string, { children }: Pick<World, 'children'>): Fault {
  const references = children.map((child) => child.reference);
  const near = nearestFew(reference, references, 3).map(({ candidate }) => candidate);
  const [first] = near;
  const question =
    first === undefined
      ? 'Check it, or add the child.'
      : `Did you mean ${near.join(' or ')}? If not, check it or add the child.`;
  return {
    field: 'childReference',
    sentence: `${reference} is not on the list of children. ${question}`,
    ...(first !== undefined && { suggestion: first }),
  };
}

/** Places of words with the council's pattern: letters with digits, or digits alone if there are none. */
function candidatesIn(words: readonly string[], known: Known): number[] {
  const possible = words.flatMap((word, index) => {
    const fits = isReference(word, known.council) && /\d/.test(word);
    return fits && !isProviderNumber(word, known.providers) ? [index] : [];
  });
  const mixed = possible.filter((index) => /[a-z]/i.test(words[index] ?? ''));
  if (mixed.length > 0) return mixed;
  return possible.filter((index) => (words[index] ?? '').length >= 4);
}

function isProviderNumber(word: string, providers: readonly Provider[]): boolean {
  const number = word.toUpperCase();
  return providers.some(
    ({ urn, ukprn, companyNumber }) =>
      urn === number || ukprn === number || companyNumber?.toUpperCase() === number,
  );
}

function taken(
  words: readonly string[],
  at: number,
  count: number,
  faults: readonly Fault[],
): Taken<string> {
  const value = childReference(words.slice(at, at + count).join(''));
  const rest = [...words.slice(0, at), gap.trim(), ...words.slice(at + count)].join(' ');
  return { value, faults, rest };
}
