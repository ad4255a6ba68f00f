import type { AddChildInput, ImportPlan } from '../api/contract';
import type { App } from '../app';
import { isDay } from '../common/dates';
import { AppError } from '../common/errors';
import { isSenType } from '../common/senTypes';
import { concurrently } from '../files/concurrently';
import { fileFault, quoted } from '../files/fileFault';
import { type CsvRow, type CsvTable, readRows } from '../files/readRows';
import { readText } from '../files/readText';
import type { Actor } from '../people/actor';
import { mayOrThrow, maySeeChild } from '../people/permissions';
import { setting } from '../settings/inForce';
import { addChild, newChild } from './addChild';
import { childReference } from './child';
import { childrenByReference } from './childByReference';

export interface ImportChildrenInput {
  fileName: string;
  bytes: Uint8Array;
  /** False says only what would happen. */
  apply: boolean;
}

type PlanRow = ImportPlan['rows'][number];

interface ReadRow {
  row: PlanRow;
  /** Present when the child would be added. */
  child?: AddChildInput;
}

const wanted = ['Reference', 'Initials', 'Team'] as const;
const others = ['Date of birth', 'EHC plan', 'Looked after', 'Primary need', 'Restricted'] as const;

/**
 * Adds children from a CSV file with the headings Reference, Initials, Team, and where known Date
 * of birth (YYYY-MM-DD), EHC plan, Looked after, Restricted (yes or no) and Primary need. A column with names
 * is refused, so that none comes in. Children who are there already are left as they are; one
 * whom the person may not see is skipped, without saying why.
 *
 * Throws `invalid` naming file, line and column; then nothing at all is brought in.
 */
export async function importChildren(
  app: App,
  actor: Actor,
  input: ImportChildrenInput,
): Promise<ImportPlan> {
  mayOrThrow(actor, 'addChild');
  const table = readRows(input.fileName, readText(input.fileName, input.bytes));
  checkHeadings(input.fileName, table);
  const seen = new Map<string, number>();
  const read = table.rows.map((row) => readRow(app, actor, input.fileName, table, row, seen));
  const added = read.flatMap(({ child }) => child ?? []);
  if (input.apply) {
    await concurrently(
      added,
      8,
      async (child) => void (await addChild(app, actor, child)),
      () => undefined,
    );
  }
  return {
    planId: '',
    layout: 'children by reference',
    counts: {
      add: added.length,
      change: 0,
      renamed: 0,
      close: 0,
      closed: 0,
      skip: count(read, 'skip'),
      same: count(read, 'same'),
    },
    rows: read.map(({ row }) => row),
    applied: input.apply,
  };
}

function count(read: readonly ReadRow[], action: PlanRow['action']): number {
  return read.filter(({ row }) => row.action === action).length;
}

function checkHeadings(fileName: string, { headings }: CsvTable): void {
  const known: readonly string[] = [...wanted, ...others];
  const unknown = headings.filter((heading) => !known.includes(heading));
  const named = unknown.find((heading) => /name|forename|surname/i.test(heading));
  if (named)
    throw fileFault(
      fileName,
      `has a column ${quoted(named)}. Children are kept by reference: take the names out.`,
    );
  const missing = wanted.filter((heading) => !headings.includes(heading));
  if (missing.length > 0) throw fileFault(fileName, `lacks the column ${missing.join(', ')}.`);
  if (unknown[0] !== undefined) {
    throw fileFault(
      fileName,
      `has a column ${quoted(unknown[0])} that is not known. Known are: ${known.join(', ')}.`,
    );
  }
}

function readRow(
  app: App,
  actor: Actor,
  fileName: string,
  { headings }: CsvTable,
  { line, fields }: CsvRow,
  seen: Map<string, number>,
): ReadRow {
  const cell = (heading: string) => (fields[headings.indexOf(heading)] ?? '').trim();
  const fault = (heading: string, what: string) =>
    fileFault(fileName, what, { line, column: headings.indexOf(heading) + 1, heading });
  const reference = childReference(cell('Reference'));
  const before = seen.get(reference);
  if (before !== undefined)
    throw fault('Reference', `this reference is on line ${String(before)} already.`);
  seen.set(reference, line);
  const child = childOf(app, cell, fault);
  try {
    newChild(app, actor, child);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw fault(headingOf(error.field), error.message);
  }
  const known = childrenByReference(app).get(reference);
  const shown = { line, name: reference, urn: '' };
  if (!known)
    return { row: { ...shown, action: 'add', why: `new, added by ${actor.name}` }, child };
  return maySeeChild(actor, known)
    ? { row: { ...shown, action: 'same', why: 'is on the list already' } }
    : { row: { ...shown, action: 'skip', why: 'cannot be added. Ask your team manager' } };
}

function childOf(
  app: App,
  cell: (heading: string) => string,
  fault: (heading: string, what: string) => AppError,
): AddChildInput {
  const team = setting(app, 'teams').find(({ id, name }) =>
    [id, name].some((one) => same(one, cell('Team'))),
  );
  if (!team) throw fault('Team', `there is no team ${quoted(cell('Team'))}.`);
  const dateOfBirth = cell('Date of birth');
  if (dateOfBirth && !isDay(dateOfBirth))
    throw fault('Date of birth', 'write the day as 2013-09-30.');
  const primaryNeed = cell('Primary need').toUpperCase();
  if (primaryNeed && !isSenType(primaryNeed))
    throw fault('Primary need', `use a SEN type of the school census, such as SEMH.`);
  return {
    reference: cell('Reference'),
    initials: cell('Initials'),
    team: team.id,
    ehcPlan: yes('EHC plan', cell, fault),
    lookedAfter: yes('Looked after', cell, fault),
    restricted: yes('Restricted', cell, fault),
    ...(dateOfBirth && { dateOfBirth }),
    ...(isSenType(primaryNeed) && { primaryNeed }),
  };
}

function yes(
  heading: string,
  cell: (heading: string) => string,
  fault: (heading: string, what: string) => AppError,
): boolean {
  const text = cell(heading).toLowerCase();
  if (['yes', 'y', 'true', '1'].includes(text)) return true;
  if (['no', 'n', 'false', '0', ''].includes(text)) return false;
  throw fault(heading, 'write yes or no.');
}

function headingOf(field: string | undefined): string {
  return (
    { initials: 'Initials', dateOfBirth: 'Date of birth', team: 'Team' }[field ?? ''] ?? 'Reference'
  );
}

function same(a: string, b: string): boolean {
  return a.localeCompare(b, 'en-GB', { sensitivity: 'base' }) === 0;
}
