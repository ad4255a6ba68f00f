import { AppError } from '../common/errors';
import type { Team } from './settings';

/**
 * The stage that somebody means by its name or part of it: "manager", "Team Manager of SEND".
 *
 * Throws `invalid` with the stages' names when the words fit none of them or several.
 */
export function stageNamed(
  words: string,
  stageNames: readonly string[],
  teams: readonly Team[],
): { stageName: string; team?: Team } {
  const given = words.trim();
  for (const { stageWords, teamWords } of readings(given)) {
    const team = teamWords === undefined ? undefined : only(teams, teamWords, ({ name }) => name);
    if (teamWords !== undefined && !team) continue;
    const stageName = only(stageNames, stageWords, (name) => name);
    if (stageName !== undefined) return { stageName, ...(team && { team }) };
  }
  const fitting = stageNames.filter((name) => fits(name, given));
  const all = fitting.length > 1 ? fitting : stageNames;
  const why =
    fitting.length > 1
      ? `${String(fitting.length)} stages fit “${given}”`
      : `No stage is called “${given}”`;
  throw new AppError('invalid', `${why}. Say one of: ${all.join(', ')}.`, 'stageWords');
}

interface Reading {
  stageWords: string;
  teamWords?: string;
}

/** The whole words as a stage, then every "of" as the one before a team, the last one first. */
function readings(words: string): Reading[] {
  const parts = words.split(/\s+of\s+/i);
  const split = parts.slice(1).map((_, index) => ({
    stageWords: parts.slice(0, index + 1).join(' of '),
    teamWords: parts.slice(index + 1).join(' of '),
  }));
  return [{ stageWords: words }, ...split.reverse()];
}

/** The one thing that is called so, else the one whose name has the words in it. */
function only<T>(things: readonly T[], words: string, nameOf: (thing: T) => string): T | undefined {
  const exact = things.find((thing) => plain(nameOf(thing)) === plain(words));
  if (exact !== undefined) return exact;
  const [first, second] = things.filter((thing) => fits(nameOf(thing), words));
  return second === undefined ? first : undefined;
}

function fits(name: string, words: string): boolean {
  return words !== '' && plain(name).includes(plain(words));
}

function plain(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
