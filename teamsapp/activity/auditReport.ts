import type { IsoInstant } from '../common/dates';
import {
  type AuditApp,
  kindOf,
  referenceById,
  referenceOf,
  type SubjectKind,
  type UnreadableSubject,
} from './auditRows';
import { type ChainFinding, type FindingKind, findingKinds, meanings } from './chainFinding';

/** A finding and whose history it is about. */
export interface AuditFinding extends ChainFinding {
  subjectKind: SubjectKind;
  /** EP-1042 for a package; never a child's reference or initials. */
  reference: string;
}

export interface AuditReport {
  verifiedAt: IsoInstant;
  /** How many rows and histories were compared. */
  subjects: number;
  /** How many entries of Activity were read. */
  entries: number;
  /** Nothing was found but rows whose last event is still on its way to Activity. */
  isSound: boolean;
  counts: Readonly<Partial<Record<FindingKind, number>>>;
  /** Worst first. */
  findings: readonly AuditFinding[];
}

/** Findings of one verification with their counts, worst first. */
export function reportOf(
  read: Pick<AuditReport, 'verifiedAt' | 'subjects' | 'entries'>,
  findings: readonly AuditFinding[],
): AuditReport {
  const rank = ({ kind }: AuditFinding) => findingKinds.indexOf(kind);
  return {
    ...read,
    isSound: findings.every(({ kind }) => kind === 'behind'),
    counts: counted(findings),
    findings: [...findings].sort((a, b) => rank(a) - rank(b)),
  };
}

/** What is told of rows that somebody edited into something unreadable. */
export function unreadableFindings(rows: readonly UnreadableSubject[]): AuditFinding[] {
  return rows.map(({ kind, id, problem }) => ({
    kind: 'rowEdited',
    subjectKind: kind,
    reference: referenceById(kind, id),
    sequence: 0,
    says: `${meanings.rowUnreadable} (${problem}.)`,
  }));
}

/** The findings of one history, with whose it is. */
export function namedFindings(
  app: AuditApp,
  {
    subject,
    findings,
    unreadable,
  }: {
    subject: string;
    findings: readonly ChainFinding[];
    unreadable: readonly UnreadableSubject[];
  },
): AuditFinding[] {
  if (findings.length === 0) return [];
  const subjectKind = kindOf(subject);
  const reference = referenceOf(app, subject);
  // A row that cannot be read and that nothing remembers may be the one that seems to be gone.
  const isDoubtful = unreadable.some(
    (row) => row.kind === subjectKind && row.subject === undefined,
  );
  return findings.map((finding) => ({
    ...finding,
    ...(isDoubtful && finding.kind === 'rowGone' && { says: meanings.rowGoneOrUnreadable }),
    subjectKind,
    reference,
  }));
}

function counted(findings: readonly AuditFinding[]): AuditReport['counts'] {
  const counts: Partial<Record<FindingKind, number>> = {};
  for (const kind of findingKinds) {
    const count = findings.filter((one) => one.kind === kind).length;
    if (count > 0) counts[kind] = count;
  }
  return counts;
}
