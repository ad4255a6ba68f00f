import type { App } from '../app';
import type { AuditKey } from '../common/event';
import { packageReference } from '../packages/educationPackage';
import { type Finding, type FindingKind, type StoredEntry, verifyChain } from './verifyChain';
import type { Recorded } from './recordEvent';

type Lists = Pick<App, 'packages' | 'approvals' | 'providers' | 'children'>;

/** What a whole verification found. */
export interface AuditReport {
  entries: number;
  subjects: number;
  /** Worst first, then by what they are about. */
  findings: readonly (Finding & { about: string; sentence: string })[];
}

const order: readonly FindingKind[] = [
  'edited',
  'missing',
  'inserted',
  'misplaced',
  'headDiffers',
  'forked',
  'unreadable',
  'unprovable',
  'unknownKey',
  'rowGone',
  'behind',
];

const sentences: Readonly<Record<FindingKind, string>> = {
  edited: 'This entry is not as the app wrote it, or the one before it is not.',
  missing: 'This entry is not there, although later ones or the row say that it was.',
  inserted: 'The row’s own history does not reach as far as this entry.',
  misplaced: 'This entry stands under a key that is not its own.',
  forked:
    'Two entries have this place: the row was put back to an older version and changed again.',
  headDiffers: 'The row carries another last event than the one in Activity.',
  unreadable: 'This entry was changed into something that cannot be read.',
  unprovable: 'Nothing says whether this entry was touched: the one before it is not there.',
  unknownKey: 'This entry was made with a key that is not given here. Give AUDIT_KEY_BEFORE.',
  rowGone:
    'The row of this history is not in its list any more: somebody deleted it in SharePoint.',
  behind: 'The last event is still to be copied from its row. Repair does that; nothing is lost.',
};

/**
 * Reads the whole Activity list and compares each history with itself and with its row. The lists
 * have to be read before. Throws as the store does.
 *
 * @param keys the key in force, and the one before it
 * @param told said after each page how many entries have been read
 */
export async function verifyAudit(
  app: Lists & Pick<App, 'activity'>,
  keys: readonly AuditKey[],
  told: (entries: number) => void = () => undefined,
): Promise<AuditReport> {
  const bySubject = new Map<string, StoredEntry[]>();
  const unreadable: Finding[] = [];
  let count = 0;
  for await (const page of app.activity.everything()) {
    for (const { entry, id } of page) {
      count += 1;
      if (!entry)
        unreadable.push({ subject: `row ${String(id)}`, sequence: 0, kind: 'unreadable' });
      else kept(bySubject, entry.subject).push(entry);
    }
    told(count);
  }
  const { heads, names } = rowsOf(app);
  const subjects = new Set([...bySubject.keys(), ...heads.keys()]);
  const found = [...subjects].flatMap((subject) =>
    verifyChain(keys, subject, bySubject.get(subject) ?? [], heads.get(subject)),
  );
  const findings = [...unreadable, ...found].map((finding) => ({
    ...finding,
    about: names.get(finding.subject) ?? aboutOf(finding.subject),
    sentence: sentences[finding.kind],
  }));
  return { entries: count, subjects: subjects.size, findings: findings.sort(worstFirst) };
}

function kept(bySubject: Map<string, StoredEntry[]>, subject: string): StoredEntry[] {
  const known = bySubject.get(subject) ?? [];
  bySubject.set(subject, known);
  return known;
}

/** The heads of all chains, and what to call what they are about: never a child by its reference. */
function rowsOf({ packages, approvals, providers, children }: Lists): {
  heads: ReadonlyMap<string, Recorded>;
  names: ReadonlyMap<string, string>;
} {
  const heads = new Map<string, Recorded>();
  const names = new Map<string, string>();
  const add = (subject: string, row: Recorded, name: string) => {
    heads.set(subject, row);
    names.set(subject, name);
  };
  for (const row of packages.all()) add(`package:${row.requestKey}`, row, packageReference(row.id));
  for (const row of approvals.all()) {
    const reference = row.packageId === undefined ? 'a package' : packageReference(row.packageId);
    add(`approval:${row.requestKey}`, row, `request ${String(row.id)} about ${reference}`);
  }
  for (const row of providers.all())
    add(`provider:${row.requestKey}`, row, `provider ${String(row.id)}`);
  for (const row of children.all()) add(`child:${row.requestKey}`, row, `child ${String(row.id)}`);
  return { heads, names };
}

/** What a subject without a row is about: its noun alone, for a child's key is made of its reference. */
function aboutOf(subject: string): string {
  const [noun = ''] = subject.split(':');
  return noun.startsWith('row ') ? `Activity ${noun}` : `a ${noun} that is not in its list`;
}

function worstFirst(one: Finding & { about: string }, other: Finding & { about: string }): number {
  return (
    order.indexOf(one.kind) - order.indexOf(other.kind) ||
    one.about.localeCompare(other.about, 'en-GB', { numeric: true }) ||
    one.sequence - other.sequence
  );
}
