import { activity } from './activity';
import { approvals } from './approvals';
import { children } from './children';
import type { ListDefinition } from './list';
import { meetings } from './meetings';
import { packages } from './packages';
import { providers } from './providers';
import { settings } from './settings';
import { conversations, drafts, outbox, preferences } from './working';

/** Every list of the product, in the order in which they can be made: a lookup's list first. */
export const allLists: readonly ListDefinition[] = [
  providers,
  children,
  packages,
  approvals,
  meetings,
  activity,
  settings,
  drafts,
  conversations,
  preferences,
  outbox,
];

export { activity, approvals, children, meetings, packages, providers, settings };
export { conversations, drafts, outbox };
