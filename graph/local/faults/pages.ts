import type { Answer } from '../answer';
import { isJsonObject, pick, type JsonObject } from '../json';
import { linkTo } from '../odata/options';
import type { Fault, Turn } from './turn';

interface Page {
  answer: Answer;
  body: JsonObject;
  rows: JsonObject[];
}

/** Does something to the rows of a page; other answers, and pages it cannot be done to, stay. */
function onPages(change: (page: Page, turn: Turn) => JsonObject | undefined): Fault {
  return (turn) => {
    const page = pageIn(turn.answer());
    const body = page && change(page, turn);
    return page && body && { ...page.answer, body };
  };
}

function pageIn(answer: Answer): Page | undefined {
  const { body } = answer;
  if (!isJsonObject(body) || !Array.isArray(body.value)) return undefined;
  return { answer, body, rows: body.value.filter(isJsonObject) };
}

/** Where a row cannot be written, Graph was seen to put an error and still answer 200. */
function withErrorRow({ body, rows }: Page, named: boolean): JsonObject | undefined {
  // Reports have it at deletions; a page without one gets it at its first row.
  const victim = rows.find(isDeletion) ?? rows[0];
  if (!victim) return undefined;
  const error = {
    code: 'InternalServerError',
    message: 'Cannot write a deleted resource within a resource set.',
  };
  const row = named ? { id: victim.id, error } : { error };
  return { ...body, value: rows.map((one) => (one === victim ? row : one)) };
}

/** A page may be shorter than asked for, and more may follow all the same. */
function shortened({ rows }: Page, turn: Turn): JsonObject | undefined {
  if (rows.length < 2) return undefined;
  const query = new URLSearchParams(turn.request.query);
  query.set('$top', String(Math.floor(rows.length / 2)));
  const half = pageIn(turn.answerTo({ ...turn.request, query }))?.body;
  const next = half?.['@odata.nextLink'];
  if (!half || typeof next !== 'string') return undefined;
  return { ...half, '@odata.nextLink': withTop(next, turn.request.query.get('$top')) };
}

/** The pages after the short one are as long as the client asked for. */
function withTop(link: string, top: string | null): string {
  const [address = '', options = ''] = link.split('?');
  const others = options.split('&').filter((option) => !option.startsWith('$top='));
  return `${address}?${[...others, ...(top === null ? [] : [`$top=${top}`])].join('&')}`;
}

function isDeletion(row: JsonObject): boolean {
  return row.deleted !== undefined;
}

/** Faults of collections and of delta. */
export const pages = {
  errorRow: onPages((page) => withErrorRow(page, true)),
  errorRowWithoutId: onPages((page) => withErrorRow(page, false)),
  repeatedItem: onPages(({ body, rows }) => {
    const [first] = rows;
    return first && { ...body, value: [...rows, first] };
  }),
  untoldDeletion: onPages(({ body, rows }) => {
    const untold = rows.find(isDeletion);
    return untold && { ...body, value: rows.filter((row) => row !== untold) };
  }),
  emptyPage: onPages(({ body }, { request }) => {
    const context = pick(body, ['@odata.context']);
    return { ...context, '@odata.nextLink': linkTo(request, {}), value: [] };
  }),
  shortPage: onPages(shortened),
} satisfies Record<string, Fault>;
