import { firstEvent } from '../activity/recordEvent';
import type { AddChildInput } from '../api/contract';
import type { App } from '../app';
import { today } from '../common/dates';
import { AppError } from '../common/errors';
import type { NewRow } from '../common/store';
import type { Actor } from '../people/actor';
import { mayOrThrow, maySeeChild } from '../people/permissions';
import { setting } from '../settings/inForce';
import { type Child, childReference } from './child';
import { childRequestKey } from './childRequestKey';

/**
 * Adds a child by the council's own reference; a name is never taken.
 *
 * Throws `notAllowed` for those who may not, `invalid` with its field, and `conflict` when the
 * reference is on the list already.
 */
export async function addChild(app: App, actor: Actor, input: AddChildInput): Promise<Child> {
  mayOrThrow(actor, 'addChild');
  const row = newChild(app, actor, input);
  const known = app.children.findByKey(row.requestKey);
  if (known) throw alreadyThere(actor, known);
  const child = await app.children.add(row);
  if (child.lastEvent.at !== row.lastEvent.at) throw alreadyThere(actor, child);
  return child;
}

/** A child's row from what was typed, with its first event. Throws `invalid` with its field. */
export function newChild(app: App, actor: Actor, input: AddChildInput): NewRow<Child> {
  const reference = checkedReference(app, input.reference);
  const requestKey = childRequestKey(app, reference);
  const { dateOfBirth, primaryNeed } = input;
  if (dateOfBirth !== undefined && dateOfBirth > today(app.clock)) {
    throw new AppError('invalid', 'The date of birth must be in the past.', 'dateOfBirth');
  }
  return {
    requestKey,
    reference,
    initials: checkedInitials(input.initials),
    ...(dateOfBirth !== undefined && { dateOfBirth }),
    ehcPlan: input.ehcPlan ?? false,
    lookedAfter: input.lookedAfter ?? false,
    ...(primaryNeed !== undefined && { primaryNeed }),
    team: checkedTeam(app, input.team),
    restricted: false,
    // The event says that a child was added, not which: the row itself does.
    ...firstEvent(app, requestKey, actor, 'added', { team: input.team }),
  };
}

function checkedReference(app: App, typed: string): string {
  const reference = childReference(typed);
  const { childReferencePattern } = setting(app, 'council');
  if (new RegExp(`^(?:${childReferencePattern})$`, 'i').test(reference)) return reference;
  const sentence = 'Enter the council’s reference, such as AB12, never a name.';
  throw new AppError('invalid', sentence, 'reference');
}

/** Initials as they are kept, "J.K.": one to four letters, so that no name fits. */
function checkedInitials(typed: string): string {
  const letters = typed.normalize('NFC').replace(/[\s.]/g, '').toUpperCase();
  if (!/^\p{L}{1,4}$/u.test(letters)) {
    throw new AppError(
      'invalid',
      'Enter one to four initials, such as J.K., never a name.',
      'initials',
    );
  }
  return [...letters].map((letter) => `${letter}.`).join('');
}

function checkedTeam(app: App, team: string): string {
  if (setting(app, 'teams').some(({ id }) => id === team)) return team;
  throw new AppError('invalid', 'Choose the team that looks after this child.', 'team');
}

/** Says no more than the reader may know: a restricted child's team is not named. */
function alreadyThere(actor: Actor, child: Child): AppError {
  const sentence = maySeeChild(actor, child)
    ? `${child.reference} is on the list already. Choose the child from the list.`
    : 'This reference cannot be added. Ask an Education Packages administrator.';
  return new AppError('conflict', sentence, 'reference');
}
