import { invalidRequest } from '../errors';

export interface Token {
  kind: 'text' | 'number' | 'date' | 'word' | 'sign' | 'end';
  text: string;
  /** Where it begins in the expression, counted from 1, for error messages. */
  position: number;
}

const shapes: [Token['kind'], RegExp][] = [
  ['text', /'(?:[^']|'')*'/y],
  ['date', /\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?(?![\w-])/y],
  ['number', /-?\d+(?:\.\d+)?(?![\w.-])/y],
  ['word', /[A-Za-z_@][\w.]*(?:\/[A-Za-z_]\w*)*/y],
  ['sign', /[(),]/y],
];

/** Cuts a $filter or $orderby expression into tokens; throws 400 where it cannot. */
export function tokensOf(expression: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < expression.length) {
    if (expression[at] === ' ' || expression[at] === '\t') {
      at += 1;
      continue;
    }
    const token = tokenAt(expression, at);
    tokens.push({ ...token, text: textOf(token) });
    at += token.text.length;
  }
  return [...tokens, { kind: 'end', text: '', position: at + 1 }];
}

function tokenAt(expression: string, at: number): Token {
  for (const [kind, shape] of shapes) {
    shape.lastIndex = at;
    const text = shape.exec(expression)?.[0];
    if (text !== undefined) return { kind, text, position: at + 1 };
  }
  throw invalidRequest(`Syntax error at position ${at + 1} in '${expression}'.`);
}

/** A quote inside a text is written twice. */
function textOf({ kind, text }: Token): string {
  return kind === 'text' ? text.slice(1, -1).replaceAll("''", "'") : text;
}
