import type { App } from '../app';
import { isAppError } from '../common/errors';
import {
  type HistoryRow,
  type HistoryStore,
  liveOrUndefined,
  type UnreadableRow,
} from '../common/store';
import { packageReference } from '../packages/educationPackage';

/** The lists whose rows have a history. */
export type AuditApp = Pick<App, 'packages' | 'approvals' | 'providers' | 'children'>;

/** Whose history it is; `unknown` for an entry that belongs to none of the lists. */
export type SubjectKind = 'package' | 'approval' | 'provider' | 'child' | 'unknown';

/** What every list gives, whatever its rows are. */
type AnyStore = Pick<HistoryStore<HistoryRow>, 'all' | 'findByKey' | 'live' | 'unreadable'> & {
  outsideChange(id: number): Promise<{ before: HistoryRow | undefined }>;
};

/** A row that cannot be read, and its subject where the list's versions tell it. */
export interface UnreadableSubject extends UnreadableRow {
  kind: SubjectKind;
  subject: string | undefined;
}

/**
 * Every row by the subject of its history, as the rows are now: what Activity is compared with is
 * read later, so that it can only be ahead of these.
 */
export function rowsBySubject(app: AuditApp): Map<string, HistoryRow> {
  const rows = new Map<string, HistoryRow>();
  for (const [kind, store] of stores(app)) {
    for (const row of store.all()) rows.set(`${kind}:${row.requestKey}`, row);
  }
  return rows;
}

/** The row of a subject as the list has it now; undefined when there is none. */
export async function rowNow(app: AuditApp, subject: string): Promise<HistoryRow | undefined> {
  const [kind, key] = parts(subject);
  const store = new Map(stores(app)).get(kind);
  const known = store?.findByKey(key);
  return store && known && liveOrUndefined(store, known.id);
}

/** Rows that somebody edited into something unreadable; what they were, the lists' versions say. */
export async function unreadableRows(
  app: AuditApp,
  put: (subject: string, row: HistoryRow) => void,
): Promise<UnreadableSubject[]> {
  const found: UnreadableSubject[] = [];
  for (const [kind, store] of stores(app)) {
    for (const row of store.unreadable()) {
      const before = store.all().find(({ id }) => id === row.id) ?? (await asLeft(store, row.id));
      const subject = before && `${kind}:${before.requestKey}`;
      if (before && subject) put(subject, before);
      found.push({ ...row, kind, subject });
    }
  }
  return found;
}

/**
 * What a person calls the row of a history: EP-1042, the number of a request with its package, the
 * row's number in its list. Never anything of a child but that number.
 */
export function referenceOf(app: AuditApp, subject: string): string {
  const [kind, key] = parts(subject);
  if (kind === 'package') return packageOf(app, key) ?? goneReference(kind, key);
  if (kind === 'approval') {
    const approval = app.approvals.findByKey(key);
    // A request's key is its package's with a word behind it.
    const packageKey = approval?.packageKey ?? key.replace(/:[^:]*$/, '');
    const its = packageOf(app, packageKey);
    const own = approval ? `request ${String(approval.id)}` : goneReference('request', key);
    return its === undefined ? own : `${its}, ${own}`;
  }
  if (kind === 'unknown') return 'an entry of no list';
  const row = new Map(stores(app)).get(kind)?.findByKey(key);
  return row ? `${kind} ${String(row.id)}` : goneReference(kind, key);
}

/** The reference of a row by its number, where its key cannot be read. */
export function referenceById(kind: SubjectKind, id: number): string {
  return kind === 'package' ? packageReference(id) : `${kind} ${String(id)}`;
}

export function kindOf(subject: string): SubjectKind {
  return parts(subject)[0];
}

function packageOf(app: AuditApp, key: string): string | undefined {
  const row = app.packages.findByKey(key);
  // The requests of a package that is gone still know its number.
  const id = row?.id ?? app.approvals.all().find((one) => one.packageKey === key)?.packageId;
  return id === undefined ? undefined : packageReference(id);
}

/** A child's key is a keyed hash. Whatever somebody may have typed in place of a key is not repeated: it could be a name. */
function goneReference(noun: string, key: string): string {
  const isKey = noun === 'child' ? /^[\w-]{43}$/.test(key) : /^[\w:-]*\d[\w:-]*$/.test(key);
  return isKey ? `${noun} with request key ${key}` : `${noun} with a request key of another form`;
}

function stores(app: AuditApp): (readonly [SubjectKind, AnyStore])[] {
  return [
    ['package', app.packages],
    ['approval', app.approvals],
    ['provider', app.providers],
    ['child', app.children],
  ];
}

function parts(subject: string): [SubjectKind, string] {
  const at = subject.indexOf(':');
  const kinds = ['package', 'approval', 'provider', 'child'] as const;
  const kind = kinds.find((one) => one === subject.slice(0, Math.max(0, at)));
  return [kind ?? 'unknown', subject.slice(at + 1)];
}

async function asLeft(store: AnyStore, id: number): Promise<HistoryRow | undefined> {
  try {
    return (await store.outsideChange(id)).before;
  } catch (error) {
    // Nothing remembers it: it is told as a row that cannot be read.
    if (isAppError(error, 'notSupported') || isAppError(error, 'notFound')) return undefined;
    throw error;
  }
}
