import type { App } from '../app';
import { AppError } from '../common/errors';
import type { Draft, PackageForm } from '../drafts/draft';
import type { Remark } from '../lines/reading';
import type { Actor } from '../people/actor';

/** How long a draft is kept for its writer. Source: the bot's promise, seven days. */
export const draftDays = 7;

const dayLength = 86_400_000;

/**
 * The draft, when it is there and the person's own; throws `notAllowed` naming its writer, and
 * what the refresh throws when Microsoft 365 does not answer.
 */
export async function ownDraft(
  app: App,
  actor: Actor,
  draftId: string,
): Promise<Draft | undefined> {
  return checkedDraft(app, actor, await findDraft(app, draftId));
}

/**
 * The same from the copy in memory alone, without a request: for who brings the whole form along
 * and needs nothing of the draft.
 */
export function knownDraft(app: App, actor: Actor, draftId: string): Promise<Draft | undefined> {
  return checkedDraft(app, actor, app.drafts.findByKey(draftId));
}

async function checkedDraft(
  app: App,
  actor: Actor,
  draft: Draft | undefined,
): Promise<Draft | undefined> {
  if (!draft || draft.writerId === actor.id) return draft;
  throw onlyWriter((await app.directory.actor(draft.writerId)).name);
}

/**
 * A draft that another instance has written a moment ago is not in the copy in memory yet. A miss
 * is therefore looked up once more in a fresh copy: taken for no draft, its form would be lost and
 * anybody could write over it.
 */
async function findDraft(app: App, draftId: string): Promise<Draft | undefined> {
  const known = app.drafts.findByKey(draftId);
  if (known) return known;
  await app.changes.refresh();
  return app.drafts.findByKey(draftId);
}

/** What anybody else is told who presses a button of somebody's draft. */
export function onlyWriter(name: string): AppError {
  return new AppError('notAllowed', `Only ${name} can save this draft.`);
}

/** Writes a new draft; the same key answers the draft that is there. */
export function addDraft(
  app: App,
  actor: Actor,
  draft: { draftId: string; form: PackageForm; remarks: readonly Remark[] },
): Promise<Draft> {
  return app.drafts.add({
    requestKey: draft.draftId,
    writerId: actor.id,
    form: draft.form,
    remarks: draft.remarks,
    expires: new Date(app.clock.now().getTime() + draftDays * dayLength).toISOString(),
  });
}
