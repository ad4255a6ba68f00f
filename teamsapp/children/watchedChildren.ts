import type { Watched } from '../activity/recordOutside';
import type { App } from '../app';
import { childSubject } from './addChild';
import type { Child } from './child';

/** Children changed in SharePoint: nobody loses a restriction, and no identity is in the history. */
export function watchedChildren(app: Pick<App, 'children'>): Watched<Child> {
  return {
    store: app.children,
    subject: childSubject,
    restores: (key) => ['requestKey', 'restricted', 'team'].includes(key),
    shows: (key) => ['restricted', 'team'].includes(key),
  };
}
