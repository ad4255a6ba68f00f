import type { App } from '../app';
import { approvalsOf, isWaiting, rulingOf } from '../approvals/approvalsOf';
import { wordsOrThrow } from '../approvals/checks';
import { AppError } from '../common/errors';
import type { Actor } from '../people/actor';
import { bodyMembers } from '../settings/bodies';
import { setting } from '../settings/inForce';
import { changePackage } from './changePackage';
import { packageReference, type EducationPackage } from './educationPackage';
import { visiblePackage } from './visiblePackage';

/**
 * Starts a package before its decision: for a child who cannot wait. Its request goes on and is
 * decided afterwards; a decline then does not undo what has begun, somebody ends it.
 *
 * For the people whom the approval rules name for emergencies, never for whoever logged it. Again
 * by the same person it answers the package as it is. Throws `notFound` as its page does,
 * `notAllowed` for everybody else and where the rules name nobody, `conflict` when nothing waits,
 * `invalid` for a missing or long reason.
 */
export async function startEmergency(
  app: App,
  actor: Actor,
  input: { id: number; because: string },
): Promise<EducationPackage> {
  const row = await visiblePackage(app, actor, input.id);
  const reference = packageReference(row.id);
  const because = wordsOrThrow(
    input.because,
    'because',
    `Say why ${reference} cannot wait for its decision.`,
  );
  const why = await whyNotEmergency(app, actor, row);
  if (why !== undefined) throw new AppError('notAllowed', why);
  return changePackage(app, actor, row.id, (now) => {
    if (now.emergency?.by.id === actor.id) return undefined;
    const ruling = rulingOf(approvalsOf(app, now));
    if (now.emergency || !ruling || !isWaiting(ruling)) {
      throw new AppError('conflict', `${reference} does not wait for a decision any more.`);
    }
    const emergency = {
      by: { id: actor.id, name: actor.name },
      at: app.clock.now().toISOString(),
      because,
    };
    return { verb: 'started in an emergency', change: { emergency, status: 'active' } };
  });
}

/** Whether the person may start it now, for a button. */
export async function mayStartEmergency(
  app: App,
  actor: Actor,
  row: EducationPackage,
): Promise<boolean> {
  const ruling = rulingOf(approvalsOf(app, row));
  if (row.emergency || !ruling || !isWaiting(ruling)) return false;
  return (await whyNotEmergency(app, actor, row)) === undefined;
}

async function whyNotEmergency(
  app: App,
  actor: Actor,
  row: EducationPackage,
): Promise<string | undefined> {
  const { emergency } = setting(app, 'approvalRules');
  if (!emergency) {
    return 'The council’s approval rules name nobody who may start a package before its decision.';
  }
  if (actor.id === row.requester.id) {
    return `You logged ${packageReference(row.id)}, so someone else must start it before its decision.`;
  }
  const members = actor.isGuest ? [] : await bodyMembers(app, emergency, row.team);
  if (members.some(({ id }) => id === actor.id)) return undefined;
  const names = members.slice(0, 3).map(({ name }) => name);
  const ask = names.length > 0 ? ` Ask ${names.join(', ')}.` : '';
  return `You cannot start a package before its decision.${ask}`;
}
