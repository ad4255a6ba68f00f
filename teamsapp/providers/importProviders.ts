import { createHash } from 'node:crypto';
import { completeActivity, firstEvent, nextEvent } from '../activity/recordEvent';
import type { ImportPlan } from '../api/contract';
import type { App } from '../app';
import { today } from '../common/dates';
import { AppError } from '../common/errors';
import type { NewRow } from '../common/store';
import type { Actor } from '../people/actor';
import { mayOrThrow } from '../people/permissions';
import { closedValues, compareRow, isClosed, type RowPlan } from './compareRegister';
import { folded } from './matchWords';
import type { Provider } from './provider';
import { changedValues, providerSubject } from './providerEvents';
import { concurrently } from '../files/concurrently';
import { readRegister } from './register/readRegister';
import { isSameByName } from './sameProvider';

/** A register file as it was handed over. */
export interface ImportInput {
  /** As the person's computer calls it; a folder before it is left out. */
  fileName: string;
  bytes: Uint8Array;
}

interface WholePlan {
  planId: string;
  layout: string;
  source: string;
  rows: readonly RowPlan[];
}

/** Writes on their way at the same time: enough to be quick, few enough to be polite to Graph. */
const atOnce = 8;

/**
 * Says, row by row, what bringing in a register file would do; writes nothing.
 *
 * `counts.renamed` is among the changed and closed rows, and `counts.closed` counts every row of
 * the file whose school is closed, also those that are closed in the list already. Throws
 * `notAllowed`, and `invalid` naming file, line and column.
 */
export function planImport(app: App, actor: Actor, input: ImportInput): ImportPlan {
  return shown(app, wholePlan(app, actor, input), false);
}

/**
 * Does what the plan says. Every row is one write that can be repeated: after a crash, planning
 * and applying the same file again completes it.
 *
 * Throws `conflict` when the file or the providers it speaks about are not those of the plan, and
 * the store's errors with how many rows were brought in.
 *
 * @param input.onProgress is told how many of the rows that need a write have been written
 */
export async function applyImport(
  app: App,
  actor: Actor,
  input: ImportInput & { planId: string; onProgress?: (done: number, of: number) => void },
): Promise<ImportPlan> {
  const plan = wholePlan(app, actor, input);
  if (plan.planId !== input.planId) {
    const sentence =
      'The file or the provider list has changed since this was checked. Nothing was brought in. Check the file again.';
    throw new AppError('conflict', sentence);
  }
  const writes = plan.rows.filter(({ action }) => action !== 'skip' && action !== 'same');
  let written = 0;
  const progress = (done: number) => {
    written = done;
    input.onProgress?.(done, writes.length);
  };
  try {
    await concurrently(writes, atOnce, (row) => write(app, actor, row, plan.source), progress);
  } catch (error) {
    throw halfDone(error, written, writes.length);
  }
  return shown(app, plan, true);
}

function wholePlan(app: App, actor: Actor, { fileName, bytes }: ImportInput): WholePlan {
  mayOrThrow(actor, 'importProviders');
  const name = plainFileName(fileName);
  const { layout, rows } = readRegister(name, bytes);
  const byUrn = new Map(app.providers.all().flatMap((one) => (one.urn ? [[one.urn, one]] : [])));
  const day = today(app.clock);
  const alike = handAddedByName(app);
  const plans = rows.map((row) => {
    const provider = app.providers.findByKey(requestKeyOf(row.urn)) ?? byUrn.get(row.urn);
    const plan = compareRow(row, provider, day);
    return plan.action === 'add' ? withLookalike(plan, alike.get(folded(row.name))) : plan;
  });
  return { planId: planIdOf(bytes, day, plans), layout, source: `${layout}, ${name}`, rows: plans };
}

function handAddedByName(app: App): ReadonlyMap<string, readonly Provider[]> {
  const byName = new Map<string, Provider[]>();
  for (const provider of app.providers.all()) {
    if (provider.urn !== undefined) continue;
    const name = folded(provider.name);
    byName.set(name, [...(byName.get(name) ?? []), provider]);
  }
  return byName;
}

/** Points at a provider added by hand that may be the same; only a person can say so. */
function withLookalike(plan: RowPlan, namesakes: readonly Provider[] = []): RowPlan {
  const { name, fields } = plan.row;
  if (!namesakes.some((one) => isSameByName(one, { ...fields, name }))) return plan;
  const hint = 'There is a provider of this name without a URN: give it the URN if it is the same.';
  return { ...plan, why: plan.why === '' ? hint : `${plan.why}; ${hint}` };
}

/** Stands for the file's bytes, the day and every provider that the file speaks about. */
function planIdOf(bytes: Uint8Array, day: string, plans: readonly RowPlan[]): string {
  const hash = createHash('sha256').update(bytes).update(`\n${day}\n`);
  for (const { provider } of plans) {
    hash.update(provider ? `${String(provider.id)} ${provider.eTag}\n` : '-\n');
  }
  return hash.digest('base64url').slice(0, 32);
}

async function write(app: App, actor: Actor, plan: RowPlan, source: string): Promise<void> {
  const { row, provider } = plan;
  const registerSource = `${source}, line ${String(row.line)}`.slice(-255);
  if (!provider) {
    await app.providers.add(newProvider(app, actor, row, registerSource));
    return;
  }
  const subject = providerSubject(provider);
  await completeActivity(app, subject, provider);
  const { before, after } = changedValues(provider, plan.change);
  const verb = plan.action === 'close' ? 'closed from the register' : 'changed from the register';
  const event = nextEvent(app, subject, provider, actor, verb, before, after);
  await app.providers.change(provider, { ...plan.change, registerSource, ...event });
}

function newProvider(
  app: App,
  actor: Actor,
  row: RowPlan['row'],
  registerSource: string,
): NewRow<Provider> {
  const requestKey = requestKeyOf(row.urn);
  const { name, urn, fields } = row;
  const after = { name, urn, source: registerSource };
  return {
    requestKey,
    // The short list does not tell the type, so a person has to check the registration.
    providerType: 'Not known',
    registrationStatus: 'notChecked',
    assuranceStatus: 'notAsked',
    status: 'active',
    needs: [],
    lots: [],
    ...fields,
    name,
    urn,
    ...(isClosed(row, today(app.clock)) && closedValues(row)),
    registerSource,
    ...firstEvent(app, `provider:${requestKey}`, actor, 'added from the register', after),
  };
}

function shown(app: App, { planId, layout, rows }: WholePlan, applied: boolean): ImportPlan {
  const day = today(app.clock);
  const count = (action: RowPlan['action']) => rows.filter((row) => row.action === action).length;
  return {
    planId,
    layout,
    counts: {
      add: count('add'),
      change: count('change'),
      renamed: rows.filter((row) => row.renamed).length,
      close: count('close'),
      closed: rows.filter(({ row, action }) => action !== 'skip' && isClosed(row, day)).length,
      skip: count('skip'),
      same: count('same'),
    },
    rows: rows.map(({ row: { line, name, urn }, action, why }) => ({
      line,
      action,
      name,
      urn,
      why,
    })),
    applied,
  };
}

function halfDone(error: unknown, written: number, of: number): unknown {
  if (!(error instanceof AppError)) return error;
  const sentence = `${String(written)} of ${String(of)} rows were brought in, then it stopped: ${error.message} Bring in the same file again: what is done stays done.`;
  return new AppError(error.code, sentence, error.field, { cause: error });
}

function requestKeyOf(urn: string): string {
  return `urn:${urn}`;
}

function plainFileName(fileName: string): string {
  const name = (fileName.split(/[\\/]/).pop() ?? '').replace(/[\p{Cc}\p{Cf}]/gu, '').trim();
  return name === '' ? 'The file' : name.slice(0, 120);
}
