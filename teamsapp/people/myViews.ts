import type { Me } from '../api/contract';
import type { App } from '../app';
import { approvalViewKeys, approvalViews } from '../approvals/approvalViews';
import { viewFileName } from '../common/view';
import { packageViewKeys, packageViews } from '../packages/packageViews';
import { providerViewKeys, providerViews } from '../providers/providerViews';
import { setting } from '../settings/inForce';
import type { Actor } from './actor';
import { may } from './permissions';

/**
 * The views that each list offers this reader, by the names that people read. The view of the
 * reader's team has the team's name, and is left out for those in no team.
 */
export function myViews(
  app: Pick<App, 'settings' | 'auditKey' | 'clock'>,
  actor: Actor,
): Me['views'] {
  const team = setting(app, 'teams').find(({ id }) => actor.teams.includes(id));
  const packages = packageViewKeys.filter((key) => key !== 'team' || team !== undefined);
  const providers = providerViewKeys.filter((key) => mayHave(actor, providerViews[key].needs));
  return {
    packages: may(actor, 'seePackages')
      ? packages.map((key) => {
          const choice = choiceOf(key, packageViews[key]);
          return key === 'team' && team ? { ...choice, name: team.name } : choice;
        })
      : [],
    providers: may(actor, 'seeProviders')
      ? providers.map((key) => choiceOf(key, providerViews[key]))
      : [],
    approvals: may(actor, 'seeApprovals')
      ? approvalViewKeys.map((key) => choiceOf(key, approvalViews[key]))
      : [],
  };
}

function mayHave(actor: Actor, needs: 'seePackages' | undefined): boolean {
  return needs === undefined || may(actor, needs);
}

function choiceOf<K>(key: K, view: { name: string }): { key: K; name: string; file: string } {
  return { key, name: view.name, file: viewFileName(view) };
}
