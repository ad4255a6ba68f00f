import { invalidRequest } from '../errors';
import { tokensOf, type Token } from './lexer';

const operators = ['eq', 'ne', 'lt', 'gt', 'le', 'ge'] as const;
export type Comparison = (typeof operators)[number];

export type Literal =
  | { kind: 'text' | 'date'; value: string }
  | { kind: 'number'; value: number }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'null' };

/** One comparison. All the predicates of a filter must hold: only `and` joins them. */
export interface Predicate {
  /** The property as written, e.g. `fields/Status`. */
  path: string;
  operator: Comparison | 'startswith';
  literal: Literal;
}

export interface Ordering {
  path: string;
  descending: boolean;
}

/**
 * Parses a $filter: comparisons and `startswith`, in brackets or not, joined by `and`.
 *
 * Everything else OData knows (`or`, `not`, `in`, `contains`, ...) is refused by name, since it is
 * not documented for lists and clients must not come to rely on it.
 */
export function parseFilter(expression: string): Predicate[] {
  const reader = readerOf(expression);
  const predicates = conjunction(reader);
  reader.expect('end', '');
  return predicates;
}

/** Parses an $orderby: properties, each with `asc` or `desc`, separated by commas. */
export function parseOrder(expression: string): Ordering[] {
  const reader = readerOf(expression);
  const orderings: Ordering[] = [];
  do {
    const path = reader.expect('word').text;
    const descending = reader.take('word', 'desc');
    if (!descending) reader.take('word', 'asc');
    orderings.push({ path, descending });
  } while (reader.take('sign', ','));
  reader.expect('end', '');
  return orderings;
}

interface Reader {
  /** Takes the next token if it is this one. */
  take(kind: Token['kind'], text: string): boolean;
  /** Takes the next token, which must be of this kind (and text). */
  expect(kind: Token['kind'], text?: string): Token;
  next(): Token;
}

function readerOf(expression: string): Reader {
  const tokens = tokensOf(expression);
  let at = 0;
  const peek = (): Token =>
    tokens[at] ?? { kind: 'end', text: '', position: expression.length + 1 };
  const fits = (kind: Token['kind'], text?: string) =>
    peek().kind === kind && (text === undefined || peek().text === text);
  const next = () => {
    const token = peek();
    at += 1;
    return token;
  };
  return {
    next,
    take: (kind, text) => fits(kind, text) && Boolean(next()),
    expect(kind, text) {
      if (fits(kind, text)) return next();
      const { text: found, position } = peek();
      throw invalidRequest(
        `'${found}' is not supported at position ${position} in '${expression}'.`,
      );
    },
  };
}

function conjunction(reader: Reader): Predicate[] {
  const predicates: Predicate[] = [];
  do predicates.push(...term(reader));
  while (reader.take('word', 'and'));
  return predicates;
}

function term(reader: Reader): Predicate[] {
  if (reader.take('sign', '(')) {
    const inner = conjunction(reader);
    reader.expect('sign', ')');
    return inner;
  }
  const path = reader.expect('word').text;
  if (path === 'startswith' && reader.take('sign', '(')) return [startsWith(reader)];
  // `not x` and `contains(x, y)` end up here too: what follows them is no comparison.
  const operator = operators.find((name) => reader.take('word', name));
  if (!operator)
    throw invalidRequest(`'${path}' is not followed by one of: ${operators.join(' ')}.`);
  return [{ path, operator, literal: literal(reader.next()) }];
}

function startsWith(reader: Reader): Predicate {
  const path = reader.expect('word').text;
  reader.expect('sign', ',');
  const { text } = reader.expect('text');
  reader.expect('sign', ')');
  return { path, operator: 'startswith', literal: { kind: 'text', value: text } };
}

function literal(token: Token): Literal {
  const { kind, text } = token;
  if (kind === 'text' || kind === 'date') return { kind, value: text };
  if (kind === 'number') return { kind, value: Number(text) };
  if (text === 'true' || text === 'false') return { kind: 'boolean', value: text === 'true' };
  if (text === 'null') return { kind: 'null' };
  throw invalidRequest(`'${text}' at position ${token.position} is not a value to compare with.`);
}
