import type { FindPackagesInput } from '../api/contract';
import type { World } from './reading';

/** What to find: the filters that words stand for, and the words that are left. */
export interface PackagesWords {
  words: string;
  query: Pick<FindPackagesInput, 'view' | 'states' | 'teams'>;
  /** Said when a word stands for something that cannot be listed yet. */
  sentence?: string;
}

type Query = PackagesWords['query'];

const filters: readonly [RegExp, Query][] = [
  [/\b(?:mine|my(?: packages)?)\b/i, { view: 'mine' }],
  [/\b(?:our|team|my team)\b/i, { view: 'team' }],
  [/\bending(?: soon)?\b/i, { view: 'ending' }],
  [/\bwaiting\b/i, { view: 'waiting' }],
  [/\b(?:ended|finished)\b/i, { view: 'ended' }],
  [/\b(?:active|running)\b/i, { states: ['active', 'endingSoon'] }],
  [/\bapproved\b/i, { states: ['approved'] }],
  [/\b(?:declined|rejected)\b/i, { states: ['declined'] }],
  [/\bwithdrawn\b/i, { states: ['withdrawn'] }],
  [/\bsuspended\b/i, { states: ['suspended'] }],
  [/\blapsed\b/i, { states: ['lapsed'] }],
];

/** Reads the words after `packages`: states, views and teams become filters, the rest is searched. */
export function readPackagesWords(text: string, world: Pick<World, 'teams'>): PackagesWords {
  let words = text;
  let query: Query = {};
  for (const [pattern, filter] of filters) {
    if (!pattern.test(words)) continue;
    words = words.replace(pattern, ' ');
    query = { ...query, ...filter };
  }
  const team = world.teams?.find(({ name }) => hasWords(words, name));
  if (team) {
    words = words.replace(new RegExp(`\\b${escaped(team.name)}\\b(?:\\s+team)?`, 'i'), ' ');
    query = { ...query, teams: [team.id] };
  }
  const isLate = /\blate\b/i.test(words);
  words = words
    .replace(/\b(?:late|packages?|of|for|with|all)\b/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const sentence = 'I cannot list what is late yet. These are the packages that match the rest.';
  return { words, query, ...(isLate && { sentence }) };
}

function hasWords(text: string, name: string): boolean {
  return new RegExp(`\\b${escaped(name)}\\b`, 'i').test(text);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
