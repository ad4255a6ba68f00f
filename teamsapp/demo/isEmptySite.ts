import type { App } from '../app';

/** Whether nothing was ever put into the site: only then the demo council may move in. */
export function isEmptySite(app: App): boolean {
  const lists = [app.settings, app.providers, app.children, app.packages, app.approvals];
  return lists.every((list) => list.all().length === 0);
}
