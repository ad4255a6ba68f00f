import type { DryRunResult } from '../api/contract';
import type { App } from '../app';
import type { Actor } from '../people/actor';
import { mayOrThrow } from '../people/permissions';
import { ruleFaults } from '../settings/ruleFaults';
import type { ApprovalRules } from '../settings/settings';
import { dryRun } from './dryRun';

/**
 * What keeps a draft of the approval rules from being published, and what it would have meant for
 * the packages of the last year; the trial is left out while there are faults. Throws as `dryRun`.
 */
export async function checkRules(
  app: App,
  actor: Actor,
  rules: ApprovalRules,
): Promise<DryRunResult> {
  mayOrThrow(actor, 'administer');
  const faults = ruleFaults(rules);
  return {
    faults,
    spans: faults.length > 0 ? [] : await dryRun(app, actor, rules),
    asOf: app.changes.asOf()?.toISOString() ?? null,
  };
}
