import type { App } from '../app';
import type { Approval } from './approval';
import { factsOf } from './facts';
import { packageOf } from './requestWords';
import { withProposal } from './snapshot';

/**
 * What an asked change would make different, ready to read: each fact as it is now and as it would
 * be. Empty for requests that ask for no change, and once the change is in the package's row.
 */
export function changeFacts(
  app: App,
  approval: Approval,
): { label: string; now: string; then: string }[] {
  const { change } = approval;
  const educationPackage = change && packageOf(app, approval);
  const provider = educationPackage && app.providers.find(educationPackage.providerId);
  if (!educationPackage || !provider) return [];
  const before = new Map(
    factsOf(app, educationPackage, provider).map(({ label, value }) => [label, value]),
  );
  return factsOf(app, withProposal(educationPackage, change), provider)
    .filter(({ label, value }) => before.get(label) !== value)
    .map(({ label, value }) => ({ label, now: before.get(label) ?? 'Nothing', then: value }));
}
