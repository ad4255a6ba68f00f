import { GraphError } from './errors';
import { templateOf } from './meter';
import type { TenantProfile } from './profile';

/** Codes with which Graph refuses all sorts of things: seen alone they say nothing of a clash. */
const generalCodes = ['invalidRequest', 'badRequest', 'badArgument', 'generalException'].map(
  (code) => code.toLowerCase(),
);

/**
 * A failed write to a list, known for a taken value of a unique column also by the status and code
 * that were measured on this tenant: SharePoint's text comes in the site's language.
 *
 * A general code is no sign of it, because every faulty value would then pass for a taken one.
 */
export function withSignature(
  error: GraphError,
  call: { method: string; path: string },
  { duplicateFault: fault }: Pick<TenantProfile, 'duplicateFault'>,
): GraphError {
  if (fault === 'unknown' || error.status !== fault.status || error.code !== fault.code) {
    return error;
  }
  if (generalCodes.includes(fault.code.toLowerCase()) || !writesItem(call)) return error;
  return new GraphError({
    ...error,
    message: error.message,
    outcome: 'notDone',
    takenValue: true,
  });
}

function writesItem({ method, path }: { method: string; path: string }): boolean {
  if (method !== 'POST' && method !== 'PATCH') return false;
  return /\/lists\/\{id\}\/items(\/\{id\}(\/fields)?)?$/.test(templateOf(path));
}
