import { asLeft } from '../activity/recordOutside';
import { completeActivity, nextEvent } from '../activity/recordEvent';
import type { App } from '../app';
import { wordsOrThrow } from '../approvals/checks';
import { currentStage } from '../approvals/stages';
import { AppError, isAppError } from '../common/errors';
import type { RowChange } from '../common/store';
import { noticeOf } from '../notices/claimNotice';
import { watchedChildren } from '../children/watchedChildren';
import type { Actor } from '../people/actor';
import { maySeeChild } from '../people/permissions';
import { childSubject } from '../children/addChild';
import { type Child, childReference } from '../children/child';
import { childrenByReference } from '../children/childByReference';

export interface RestrictChildInput {
  /** The council's reference of the child, or the row's id. */
  child: { reference: string } | { id: number };
  restricted: boolean;
  /** Kept in the child's history. */
  because: string;
}

const attemptsAtMost = 5;

/**
 * Restricts a child, so that only its team and safeguarding may know of it, or lifts that. The
 * posts of its requests are brought up to date afterwards.
 *
 * A child that is so already is answered as it is. Throws `notFound` alike for a child that is not
 * there and one that the person may not see, `notAllowed` for everybody but safeguarding and the
 * managers of the child's team, `invalid` for a missing or long reason, `busy` after five lost
 * races.
 */
export async function restrictChild(
  app: App,
  actor: Actor,
  input: RestrictChildInput,
): Promise<Child> {
  let row = knownChild(app, input.child);
  for (let attempt = 1; attempt <= attemptsAtMost; attempt += 1) {
    const change = plan(app, actor, input, row);
    try {
      if (!row) throw noSuchChild();
      // Only the list itself says that it is so already: the copy may be from before somebody's change.
      const child = change ? await written(app, row, change) : await app.children.live(row.id);
      if (!change && child.restricted !== input.restricted) throw outOfDate();
      app.afterwards(childSubject(child), () => followRestriction(app, child));
      return child;
    } catch (error) {
      if (!row || !isAppError(error, 'conflict')) throw error;
      row = await asLeft(app, watchedChildren(app), await app.children.live(row.id));
    }
  }
  throw new AppError(
    'busy',
    'Several people are changing this child at the same moment. Nothing was changed. Try again.',
  );
}

/** Whether the person may restrict the child or lift that: safeguarding and its team's managers. */
export function mayRestrict(actor: Actor, child: Child): boolean {
  if (!maySeeChild(actor, child)) return false;
  if (actor.roles.includes('safeguarding')) return true;
  return actor.roles.includes('manager') && actor.teams.includes(child.team);
}

function knownChild(app: App, asked: RestrictChildInput['child']): Child | undefined {
  return 'id' in asked
    ? app.children.find(asked.id)
    : childrenByReference(app).get(childReference(asked.reference));
}

function plan(
  app: App,
  actor: Actor,
  { restricted, because }: RestrictChildInput,
  row: Child | undefined,
): RowChange<Child> | undefined {
  if (!row || !maySeeChild(actor, row)) throw noSuchChild();
  if (!mayRestrict(actor, row)) {
    throw new AppError(
      'notAllowed',
      'Only safeguarding and the managers of the child’s team can change who may see this child.',
    );
  }
  if (row.restricted === restricted) return undefined;
  const missing = restricted ? 'Say why the child is restricted.' : 'Say why this is lifted.';
  const reason = wordsOrThrow(because, 'because', missing);
  const verb = restricted ? 'restricted' : 'lifted the restriction';
  const before = { restricted: row.restricted };
  const after = { restricted, because: reason };
  return { restricted, ...nextEvent(app, childSubject(row), row, actor, verb, before, after) };
}

async function written(app: App, row: Child, change: RowChange<Child>): Promise<Child> {
  await completeActivity(app, childSubject(row), row);
  return app.children.change(row, change);
}

/** Activity, and what the channels show: posts of decided requests too, as they say as much. */
async function followRestriction(app: App, child: Child): Promise<void> {
  const posts = app.approvals
    .all()
    .filter(({ snapshot }) => snapshot.childReference === child.reference)
    .filter((one) => currentStage(one) !== undefined || noticeOf(app, one.id)?.state === 'posted');
  for (const { id } of posts) await app.notifier.bringUpToDate(id);
  await completeActivity(app, childSubject(child), child);
}

function outOfDate(): AppError {
  return new AppError('conflict', 'Somebody changed who may see this child a moment ago.');
}

function noSuchChild(): AppError {
  return new AppError(
    'notFound',
    'You cannot see a child with this reference. Check it, or ask your team manager.',
    'reference',
  );
}
