import { createHmac } from 'node:crypto';
import { completeActivity, firstEvent } from '../activity/recordEvent';
import type { AddChildInput } from '../api/contract';
import type { App } from '../app';
import { today } from '../common/dates';
import { AppError } from '../common/errors';
import type { AuditKey } from '../common/event';
import type { NewRow } from '../common/store';
import type { Actor } from '../people/actor';
import { mayOrThrow, maySeeChild } from '../people/permissions';
import { setting } from '../settings/inForce';
import { childReference, type Child } from './child';

/**
 * Adds a child by the council's own reference, with initials and never a name.
 *
 * The same addition sent again by the same person answers the child that it added. Throws
 * `notAllowed` without the permission, `invalid` with the field for what is not a reference,
 * initials, a team or a past day, `conflict` when the reference is already on the list.
 */
export async function addChild(app: App, actor: Actor, input: AddChildInput): Promise<Child> {
  mayOrThrow(actor, 'addChild');
  const row = newChild(app, actor, input);
  const known = app.children.findByKey(row.requestKey);
  if (known && !isSameAddition(known, row)) throw alreadyThere(actor, known);
  const child = known ?? (await app.children.add(row));
  // Somebody else may have added the same reference in this moment.
  if (!isSameAddition(child, row)) throw alreadyThere(actor, child);
  app.afterwards(childSubject(child), () => completeActivity(app, childSubject(child), child));
  return child;
}

/** The subject of a child's events. Holds no reference: the key is a keyed hash. */
export function childSubject({ requestKey }: Pick<Child, 'requestKey'>): string {
  return `child:${requestKey}`;
}

/**
 * The request key of a child: an HMAC of the reference, so that it can stand in addresses and
 * traces without giving the reference away.
 */
export function childKey(key: AuditKey, reference: string): string {
  return createHmac('sha256', key.secret).update(`child:${reference}`).digest('base64url');
}

/** The row of a child as it would be added. Throws `invalid` with the field at fault. */
export function newChild(app: App, actor: Actor, input: AddChildInput): NewRow<Child> {
  const reference = checkedReference(app, input.reference);
  const requestKey = childKey(app.auditKey, reference);
  const team = checkedTeam(app, input.team);
  const { dateOfBirth, primaryNeed } = input;
  if (dateOfBirth !== undefined && dateOfBirth >= today(app.clock)) {
    throw new AppError('invalid', 'Enter a date of birth in the past.', 'dateOfBirth');
  }
  return {
    requestKey,
    reference,
    initials: checkedInitials(input.initials),
    ...(dateOfBirth !== undefined && { dateOfBirth }),
    ehcPlan: input.ehcPlan ?? false,
    lookedAfter: input.lookedAfter ?? false,
    ...(primaryNeed !== undefined && { primaryNeed }),
    team,
    restricted: input.restricted ?? false,
    ...firstEvent(app, childSubject({ requestKey }), actor, 'added', {
      team,
      ...(input.restricted && { restricted: true }),
    }),
  };
}

function checkedReference(app: App, text: string): string {
  const reference = childReference(text);
  const { childReferencePattern } = setting(app, 'council');
  if (new RegExp(`^(?:${childReferencePattern})$`, 'i').test(reference)) return reference;
  throw new AppError(
    'invalid',
    'Enter the council’s reference for the child, such as AB12, never a name.',
    'reference',
  );
}

/** Initials as they are shown, "J.K.": one to four letters, with or without full stops. */
function checkedInitials(text: string): string {
  const letters = text.replace(/[.\s-]/g, '').toUpperCase();
  if (/^\p{L}{1,4}$/u.test(letters)) return [...letters].map((letter) => `${letter}.`).join('');
  throw new AppError('invalid', 'Enter 1 to 4 letters, such as J.K., never a name.', 'initials');
}

function checkedTeam(app: App, id: string): string {
  if (setting(app, 'teams').some((team) => team.id === id)) return id;
  throw new AppError('invalid', 'Choose the team that works with the child.', 'team');
}

function isSameAddition(child: Child, row: NewRow<Child>): boolean {
  const isOwn =
    child.lastEvent.sequence === 1 && child.lastEvent.actor.id === row.lastEvent.actor.id;
  const isSame = child.initials === row.initials && child.team === row.team;
  return isOwn && isSame && child.restricted === row.restricted;
}

function alreadyThere(actor: Actor, child: Child): AppError {
  const sentence = maySeeChild(actor, child)
    ? `${child.reference} is already on the list. Log the package with that reference.`
    : // Whether a child is restricted is not said.
      'This reference cannot be added. Ask your team manager.';
  return new AppError('conflict', sentence, 'reference');
}
