import type { PackageCheck, PackageFormJson } from '../api/contract';
import type { App } from '../app';
import { AppError } from '../common/errors';
import { longDay } from '../common/dates';
import type { Draft, PackageForm } from '../drafts/draft';
import { readLine } from '../lines/readLine';
import { nameSentence, readLogLine } from '../lines/readLogLine';
import type { LogReading, Remark } from '../lines/reading';
import type { Actor } from '../people/actor';
import { mayOrThrow } from '../people/permissions';
import { checkPackage, type ReadBeside } from './checkPackage';
import { addDraft } from './draftRows';
import { packageReference } from './educationPackage';
import { lineWorld } from './lineWorld';
import { cleanForm, formLike } from './packageForm';
import { visiblePackage } from './visiblePackage';

/** A line, a form, or an earlier package with what a line changes. */
export type DraftStart =
  { line: string } | { form: PackageFormJson } | { like: number; line: string };

/** A draft and what is known of the package that it would become. */
export interface CheckedDraft {
  draft: Draft;
  check: PackageCheck;
}

/**
 * Begins a package: a draft kept seven days for its writer alone, checked. Throws `notAllowed`
 * for those who may not log, `invalid` for a line that may hold a name, of which nothing is kept,
 * and `notFound` for an earlier package that the writer may not see.
 */
export async function startDraft(app: App, actor: Actor, start: DraftStart): Promise<CheckedDraft> {
  mayOrThrow(actor, 'logPackage');
  const read = await begun(app, actor, start);
  const draftId = app.newKey();
  const check = checkPackage(app, actor, read.form, { ...read, requestKey: draftId });
  const form = cleanForm(check.form);
  const draft = await addDraft(app, actor, { draftId, form, remarks: check.remarks });
  return { draft, check };
}

interface Begun extends ReadBeside {
  form: PackageForm;
}

async function begun(app: App, actor: Actor, start: DraftStart): Promise<Begun> {
  if ('form' in start) return { form: cleanForm(start.form) };
  const read = readAny(app, actor, start);
  if (read.nameSuspected) throw new AppError('invalid', nameSentence, 'line');
  if (!('like' in start)) return read;
  const earlier = await visiblePackage(app, actor, start.like);
  const base = formLike(earlier);
  const remark = copyRemark(packageReference(earlier.id), base, read.form);
  return { ...read, form: { ...base, ...read.form }, remarks: [remark, ...read.remarks] };
}

function readAny(app: App, actor: Actor, start: { line: string }): LogReading {
  const world = lineWorld(app, actor);
  const reading = readLine(start.line, world);
  return 'log' in reading ? reading.log : readLogLine(start.line, world);
}

function copyRemark(reference: string, base: PackageForm, changes: PackageForm): Remark {
  const words = [
    changes.startDate !== undefined || changes.endDate !== undefined ? datesWords(changes) : '',
    changed(base.hoursPerWeek, changes.hoursPerWeek, 'hours'),
    changed(base.sessionsPerWeek, changes.sessionsPerWeek, 'sessions'),
    changes.price !== undefined && changes.price !== base.price ? 'price' : '',
    changes.providerId !== undefined && changes.providerId !== base.providerId ? 'provider' : '',
    changes.legalRoute !== undefined && changes.legalRoute !== base.legalRoute ? 'route' : '',
  ].filter(Boolean);
  const sentence = words.length > 0 ? `Changed: ${words.join(', ')}.` : 'Nothing is changed yet.';
  return { title: `Copied from ${reference}.`, sentence };
}

function datesWords({ startDate, endDate }: PackageForm): string {
  if (startDate !== undefined && endDate !== undefined) return 'dates';
  const day = startDate ?? endDate;
  return day === undefined
    ? ''
    : `${startDate === undefined ? 'last' : 'first'} day ${longDay(day)}`;
}

function changed(before: number | undefined, after: number | undefined, unit: string): string {
  if (after === undefined || after === before) return '';
  return before === undefined
    ? `${String(after)} ${unit}`
    : `${String(before)} to ${String(after)} ${unit}`;
}
