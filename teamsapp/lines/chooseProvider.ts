import type { Provider } from '../providers/provider';
import type { Fault, ProviderChoice, Remark, Suggestion, World } from './reading';

/** What the words that are left of a line say about the provider. */
export interface ChosenProvider {
  /** The one clear provider. */
  provider?: Provider;
  choices: readonly ProviderChoice[];
  /** The words as they were written, when they are not one provider. */
  words?: string;
  remarks: readonly Remark[];
  faults: readonly Fault[];
  /** Words that are part of no provider's name. */
  unused: readonly string[];
}

const choicesAtMost = 5;
const nearestShown = 3;
const wordsAtMost = 10;
const around =
  /^(?:with|at|for|child|pupil|ref|reference|provider|using|by|and|the|a|an|package|week|weekly)$/i;

const assurances: Readonly<Record<Provider['assuranceStatus'], string>> = {
  notAsked: 'assurance not asked for',
  asked: 'assurance asked for',
  answered: 'assurance answered',
  assured: 'assured',
  conditions: 'assured with conditions',
  expired: 'assurance expired',
  suspended: 'assurance suspended',
};

/**
 * Finds the provider in the words left of a line: one clear provider is taken, two to five are to
 * be chosen from, of none the nearest three. A suspended or closed provider is taken only when
 * its very name or number was written.
 */
export function chooseProvider(text: string, world: World): ChosenProvider {
  const words = wordsOf(text);
  const nothing = { choices: [], remarks: [], faults: [], unused: [] };
  if (words.length === 0) return nothing;
  const found = longestNamed(words, world);
  if (!found) {
    const near = world.suggestProviders(world.providers, words.join(' ')).slice(0, nearestShown);
    const choices = near.map(({ provider }) => choiceOf(provider));
    return { ...nothing, choices, words: words.join(' '), unused: words };
  }
  const named = words.slice(found.from, found.to);
  const unused = [...words.slice(0, found.from), ...words.slice(found.to)];
  return { ...oneOrSeveral(found.suggestions, named.join(' ')), unused };
}

/** How a provider is offered for choosing: name, place and what one should know first. */
export function choiceOf(provider: Provider): ProviderChoice {
  const { id, name, lots } = provider;
  return { id, name, place: placeOf(provider), note: noteOf(provider, lots) };
}

function noteOf({ status, assuranceStatus }: Provider, lots: readonly string[]): string {
  if (status !== 'active') return status;
  return lots.length > 0 ? `on Lot ${lots.join(', ')}` : assurances[assuranceStatus];
}

function placeOf({ town, postcode }: Provider): string {
  const outward = postcode?.trim().split(' ')[0];
  return [town, outward].filter(Boolean).join(' ');
}

function oneOrSeveral(
  suggestions: readonly Suggestion[],
  words: string,
): Omit<ChosenProvider, 'unused'> {
  const clear = clearOne(suggestions);
  if (!clear) {
    const choices = suggestions.slice(0, choicesAtMost).map(({ provider }) => choiceOf(provider));
    return { choices, words, remarks: [], faults: [severalFault(words, suggestions.length)] };
  }
  const remarks = isWrittenAs(words, clear) ? [] : [readAs(words, clear)];
  return { provider: clear, choices: [], remarks, faults: [] };
}

/** The provider that is clearly ahead: the only exact one, or a whole step better than the next. */
function clearOne(suggestions: readonly Suggestion[]): Provider | undefined {
  const exact = suggestions.filter((one) => one.exact);
  const [only, another] = exact;
  if (only) {
    const active = exact.filter(({ provider }) => provider.status === 'active');
    const chosen = another === undefined ? only : active.length === 1 ? active[0] : undefined;
    return chosen?.provider.status === 'closed' ? undefined : chosen?.provider;
  }
  const [best, second] = suggestions;
  if (best?.provider.status !== 'active') return undefined;
  const isAhead = !second || Math.floor(best.score) > Math.floor(second.score);
  return isAhead ? best.provider : undefined;
}

function severalFault(words: string, count: number): Fault {
  const field = 'providerId';
  if (count === 1)
    return { field, sentence: `“${words}” is closed or suspended. Choose a provider.` };
  const many = count > choicesAtMost ? `more than ${String(choicesAtMost)}` : String(count);
  return { field, sentence: `“${words}” could be ${many} providers. Choose one.` };
}

function readAs(words: string, { name }: Provider): Remark {
  return { title: `I read “${words}” as ${name}.`, sentence: 'Change it if you meant another.' };
}

/** Whether each word begins a word of the provider's own, so that nothing was corrected. */
function isWrittenAs(words: string, provider: Provider): boolean {
  const { name, town, postcode, urn, ukprn, companyNumber, street } = provider;
  const own = [name, town, postcode, urn, ukprn, companyNumber, street].join(' ');
  const ownWords = plainWords(own);
  return plainWords(words).every((word) => ownWords.some((one) => one.startsWith(word)));
}

/** The longest run of words that names a provider; of equally long ones the one named best. */
function longestNamed(
  all: readonly string[],
  world: World,
): { from: number; to: number; suggestions: readonly Suggestion[] } | undefined {
  const words = all.slice(0, wordsAtMost);
  for (let length = words.length; length > 0; length -= 1) {
    let best: { from: number; to: number; suggestions: readonly Suggestion[] } | undefined;
    for (let from = 0; from + length <= words.length; from += 1) {
      const to = from + length;
      const phrase = words.slice(from, to).join(' ');
      const suggestions = world
        .suggestProviders(world.providers, phrase)
        // Below 0 only some of the words were found.
        .filter(({ score }) => score >= 0);
      const score = suggestions[0]?.score ?? -1;
      if (score > (best?.suggestions[0]?.score ?? -1)) best = { from, to, suggestions };
    }
    if (best) return best;
  }
  return undefined;
}

function wordsOf(text: string): string[] {
  return text
    .split(/\s*\|\s*/)
    .flatMap((part) => withoutEdges(part.split(/\s+/).filter(Boolean)))
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter(Boolean);
}

/** Drops the small words that stand around a name, "with Calm Waters for". */
function withoutEdges(words: readonly string[]): string[] {
  const isSmall = (word: string | undefined) => word !== undefined && around.test(word);
  const from = words.findIndex((word) => !isSmall(word));
  if (from === -1) return [];
  const to = words.findLastIndex((word) => !isSmall(word));
  return words.slice(from, to + 1);
}

function plainWords(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/['’]/g, '');
  return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}
