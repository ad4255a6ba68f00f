import type { App } from '../app';
import { firstApprovalKey } from '../approvals/approval';
import { AppError } from '../common/errors';
import type { AuditKey } from '../common/event';
import type { HistoryRow } from '../common/store';
import { packageReference } from '../packages/educationPackage';
import type { Actor } from '../people/actor';
import { mayOrThrow } from '../people/permissions';
import { type AuditReport, namedFindings, reportOf, unreadableFindings } from './auditReport';
import { kindOf, rowNow, rowsBySubject, unreadableRows } from './auditRows';
import { type ChainFinding, meanings } from './chainFinding';
import { type ChainEntry, chainEntry } from './proveEntries';
import { verifyChain } from './verifyChain';

export interface VerifyAuditInput {
  /** The key before the present one: what was written with it still counts. */
  keyBefore?: AuditKey | undefined;
  /** Only this package and its requests. */
  packageId?: number | undefined;
  /** Told how many entries have been read, after each page. */
  onRead?(entries: number): void;
}

/** Everything that one verification compares, grouped by subject. */
interface Histories {
  rows: Map<string, HistoryRow>;
  entries: Map<string, ChainEntry[]>;
}

type Verifying = Pick<
  App,
  | 'packages'
  | 'approvals'
  | 'providers'
  | 'children'
  | 'activity'
  | 'auditKey'
  | 'changes'
  | 'clock'
>;

/**
 * Compares every row's history with the Activity list, and finds every entry that was edited,
 * deleted, put in or moved there, and every row whose last event does not follow from it.
 *
 * Reads Activity once, page by page, a request each. What people do meanwhile is not taken for a
 * break: a history that seems to be ahead of its row is read once more. Throws `notAllowed` for
 * everybody but administrators, `notFound` for a package that is not there, and as the stores do.
 */
export async function verifyAudit(
  app: Verifying,
  actor: Actor,
  input: VerifyAuditInput = {},
): Promise<AuditReport> {
  mayOrThrow(actor, 'administer');
  const all = rowsBySubject(app);
  const unreadable = await unreadableRows(app, (subject, row) => all.set(subject, row));
  const wanted = input.packageId === undefined ? undefined : subjectsOf(app, input.packageId);
  const rows = wanted ? new Map([...all].filter(([subject]) => wanted.includes(subject))) : all;
  const { entries, count } = await readEntries(app, wanted, input);
  const histories = { rows, entries };
  const keys = [app.auditKey, ...(input.keyBefore ? [input.keyBefore] : [])];
  const subjects = [...new Set([...rows.keys(), ...entries.keys()])];
  const found = subjects.map((subject) => [subject, verified(histories, subject, keys)] as const);
  if (found.some(([, findings]) => findings.some(mayHaveMoved))) await app.changes.refresh();
  const findings = unreadableFindings(
    wanted
      ? unreadable.filter(({ subject }) => subject !== undefined && wanted.includes(subject))
      : unreadable,
  );
  for (const [subject, first] of found) {
    const isAhead = first.some(mayHaveMoved);
    const lasting = isAhead ? await verifiedAgain(app, histories, { subject, keys, first }) : first;
    findings.push(...namedFindings(app, { subject, findings: lasting, unreadable }));
  }
  const verifiedAt = app.clock.now().toISOString();
  return reportOf({ verifiedAt, subjects: subjects.length, entries: count }, findings);
}

/** A package and its requests. */
function subjectsOf(app: Verifying, id: number): string[] {
  const row = app.packages.find(id);
  if (!row) {
    throw new AppError(
      'notFound',
      `There is no package ${packageReference(id)} in the list. If it was deleted, the whole verification says so.`,
    );
  }
  const requests = app.approvals
    .all()
    .filter(({ packageKey }) => packageKey === row.requestKey)
    .map(({ requestKey }) => requestKey);
  // The first request's key is known also when its row was deleted.
  const keys = new Set([firstApprovalKey(row.requestKey), ...requests]);
  return [`package:${row.requestKey}`, ...[...keys].map((key) => `approval:${key}`)];
}

/** The entries of these subjects, or of all, each kept as what proving it needs. */
async function readEntries(
  app: Verifying,
  wanted: readonly string[] | undefined,
  { onRead }: VerifyAuditInput,
): Promise<{ entries: Map<string, ChainEntry[]>; count: number }> {
  const entries = new Map<string, ChainEntry[]>();
  let count = 0;
  for (const subject of wanted ?? [undefined]) {
    for await (const page of app.activity.everything(subject)) {
      for (const stored of page) {
        const known = entries.get(stored.subject);
        if (known) known.push(chainEntry(stored));
        else entries.set(stored.subject, [chainEntry(stored)]);
      }
      count += page.length;
      onRead?.(count);
    }
  }
  return { entries, count };
}

function verified(
  { rows, entries }: Histories,
  subject: string,
  keys: readonly AuditKey[],
): ChainFinding[] {
  const row = rows.get(subject);
  const head = row && { event: row.lastEvent, hash: row.eventHash };
  const own = entries.get(subject) ?? [];
  if (kindOf(subject) !== 'unknown') return verifyChain({ subject, entries: own, head }, keys);
  // No list has such rows: nothing else can be said of it.
  return own.map(({ id, event, problem }) => ({
    kind: problem === undefined ? 'inserted' : 'damaged',
    sequence: event?.sequence ?? 0,
    item: id,
    says: problem === undefined ? meanings.inserted : `${meanings.damaged} (${problem}.)`,
  }));
}

/** Whether a finding may come from what was written after the row was looked at. */
function mayHaveMoved({ kind }: ChainFinding): boolean {
  return kind === 'setBack' || kind === 'rowGone';
}

const looksAtMost = 3;

/** Looks again at a history that is ahead of its row, until the row stands still. */
async function verifiedAgain(
  app: Verifying,
  { rows, entries }: Histories,
  { subject, keys, first }: { subject: string; keys: readonly AuditKey[]; first: ChainFinding[] },
): Promise<ChainFinding[]> {
  let findings = first;
  for (let look = 1; look <= looksAtMost && findings.some(mayHaveMoved); look += 1) {
    const row = await rowNow(app, subject);
    if (row === undefined || row.eventHash === rows.get(subject)?.eventHash) return findings;
    rows.set(subject, row);
    const again = await readEntries(app, [subject], {});
    entries.set(subject, again.entries.get(subject) ?? []);
    findings = verified({ rows, entries }, subject, keys);
  }
  return findings;
}
