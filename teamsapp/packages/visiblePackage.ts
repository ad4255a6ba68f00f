import type { App } from '../app';
import type { Child } from '../children/child';
import { childrenByReference } from '../children/childByReference';
import { AppError } from '../common/errors';
import { liveOrUndefined } from '../common/store';
import type { Actor } from '../people/actor';
import { maySeePackage } from '../people/permissions';
import type { EducationPackage } from './educationPackage';

/** The child of a package; undefined when the list does not know the reference. */
export function childOfPackage(
  app: Pick<App, 'children'>,
  { childReference }: Pick<EducationPackage, 'childReference'>,
): Child | undefined {
  return childrenByReference(app).get(childReference);
}

/**
 * The package, from the copy in memory or, when that lags, from the list. Throws `notFound` both
 * when there is none and when the person may not see it, in the same words: whether a child is
 * restricted, or exists, is not said.
 */
export async function visiblePackage(
  app: App,
  actor: Actor,
  id: number,
): Promise<EducationPackage> {
  const row = app.packages.find(id) ?? (await liveOrUndefined(app.packages, id));
  if (row && maySeePackage(actor, row, childOfPackage(app, row))) return row;
  throw new AppError(
    'notFound',
    'You cannot see this package, or it was deleted in SharePoint. If you work with this child, ask its owner.',
  );
}
