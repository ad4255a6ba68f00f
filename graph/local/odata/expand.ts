import { invalidRequest } from '../errors';
import { namesIn } from './options';

/** What $expand asks for: each navigation with the properties selected of it, if any were. */
export type Expansion = Map<string, string[] | undefined>;

/** Parses `fields`, `fields($select=A,B)` and several of them; throws 400 for anything else. */
export function parseExpand(expression: string | null, allowed: string[]): Expansion {
  const expansion: Expansion = new Map();
  for (const part of partsOf(expression ?? '')) {
    const [, name = '', options] = /^(\w+)(?:\((.*)\))?$/.exec(part) ?? [];
    if (!allowed.includes(name)) {
      throw invalidRequest(`'${part}' cannot be expanded here.`);
    }
    expansion.set(name, options === undefined ? undefined : selectOf(options));
  }
  return expansion;
}

/** The documentation itself writes this one option without its `$`. */
function selectOf(options: string): string[] | undefined {
  const [, names] = /^\$?select=(.*)$/i.exec(options.trim()) ?? [];
  if (names === undefined) throw invalidRequest(`'${options}' is not supported inside $expand.`);
  return namesIn(names);
}

/** Splits at the commas that stand outside brackets. */
function partsOf(expression: string): string[] {
  return expression
    .split(/,(?![^(]*\))/)
    .map((part) => part.trim())
    .filter(Boolean);
}
