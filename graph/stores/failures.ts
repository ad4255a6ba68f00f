import { AppError } from '../../teamsapp/common/errors';
import { GraphError, isConflict, isDuplicate } from '../errors';
import { DamagedField } from '../schema/column';

const sentences = {
  conflict: 'Somebody else changed this at the same moment. Look at it again.',
  duplicate: 'There is already a row with this value, and there can be only one. Look for it.',
  gone: 'It is no longer there. Somebody may have removed it. Go back to the list.',
  notRead: 'Microsoft 365 is not answering. Try again in a minute.',
  notSaved: 'Microsoft 365 is not answering. Nothing was saved. Try again in a minute.',
  unknown: 'We do not know yet whether it was saved. Look again in a minute before you repeat it.',
  noPermission:
    'The app may not use the council’s SharePoint site. Nothing was saved. Tell an administrator.',
  outside:
    'Somebody changed this in SharePoint, outside this app. Your change was not saved. That is put on record now: look at it again in a minute.',
  taken:
    'This was logged already, at the same moment or just before. Open it from the list of packages.',
  damaged:
    'Somebody changed this in SharePoint so that the app cannot read it. It is put back when its last version is known: look again in a minute, then tell an administrator.',
  damagedWrite:
    'The app cannot read the row that SharePoint has now, so we do not know whether it was saved. Tell an administrator.',
};

/**
 * Runs a read or a write of a list, and turns the failures a person can do something about into
 * AppErrors. Anything else (a refusal of what we sent) is a fault of ours and stays as it is.
 */
export async function sayingWhy<T>(kind: 'read' | 'write', work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DamagedField) throw damaged(kind);
    throw error instanceof GraphError ? (appErrorOf(kind, error) ?? error) : error;
  }
}

/** Nothing is written over a row that somebody changed outside the app before that is on record. */
export function changedOutside(): AppError {
  return new AppError('conflict', sentences.outside);
}

/** The key belongs to a package that was written before: a request made of another one is not its. */
export function anotherPackage(): AppError {
  return new AppError('conflict', sentences.taken);
}

/** The AppError of a failed request; undefined when the failure is a fault of this program. */
export function appErrorOf(kind: 'read' | 'write', error: GraphError): AppError | undefined {
  if (isConflict(error)) return new AppError('conflict', sentences.conflict);
  if (isDuplicate(error) && error.outcome === 'notDone') {
    return new AppError('conflict', sentences.duplicate);
  }
  if (error.status === 404) return new AppError('notFound', sentences.gone);
  if (error.status === 429) return busy(error.retryAfter);
  if (error.status === 401 || error.status === 403) {
    return new AppError('unavailable', sentences.noPermission);
  }
  if (kind === 'read') return isOurs(error) ? undefined : unavailable(sentences.notRead);
  if (error.outcome !== 'notDone') return new AppError('unknownOutcome', sentences.unknown);
  return isOurs(error) ? undefined : unavailable(sentences.notSaved);
}

/**
 * Neither a conflict nor an outage: both would be tried again, which helps no damaged row, and an
 * outage would stop the repair of all other rows. A write finds the damage only in its answer,
 * when it may already be stored.
 */
function damaged(kind: 'read' | 'write'): AppError {
  if (kind === 'write') return new AppError('unknownOutcome', sentences.damagedWrite);
  return new AppError('notSupported', sentences.damaged);
}

/** A request that Graph refuses as wrong was made wrongly here. */
function isOurs(error: GraphError): boolean {
  return error.status >= 400 && error.status < 500 && error.status !== 408 && error.status !== 410;
}

function unavailable(sentence: string): AppError {
  return new AppError('unavailable', sentence);
}

function busy(retryAfter: number | undefined): AppError {
  const seconds = Math.max(1, Math.ceil((retryAfter ?? 30_000) / 1000));
  const unit = seconds === 1 ? 'second' : 'seconds';
  const sentence = `Microsoft 365 is busy. Nothing was saved. Try again in ${String(seconds)} ${unit}.`;
  return new AppError('busy', sentence);
}
