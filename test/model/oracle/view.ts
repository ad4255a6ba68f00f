import type { ApprovalRules, Body, Deputy, StageRule } from '../../../teamsapp/settings/settings';
import { kinds } from '../council';
import type { Somebody } from '../people';
import type { Server } from '../server';
import { knownSetting, type World } from '../world';
import { londonDay } from './days';

/** What one process knows at a moment: by this, and no more, it may judge. */
export interface View {
  day: string;
  people: ReadonlyMap<string, Somebody>;
  rules: readonly StageRule[];
  ruleSetFrom: string;
  deputies: readonly Deputy[];
  child: { restricted: boolean; team: string } | undefined;
  /** What of the package is not as it was asked about; empty when all is. */
  drift: string;
}

/** What a process knows now of a package and its child, read from its own copies as they are. */
export function viewOf(world: World, server: Server, packageKey: string, child: string): View {
  const day = londonDay(world.clock.now().toISOString());
  const rules = knownSetting(server, 'approvalRules', day);
  const deputies = knownSetting(server, 'deputies', day)?.value;
  return {
    day,
    people: world.tenant.people,
    rules: isRules(rules?.value) ? rules.value.stages : [],
    ruleSetFrom: rules?.validFrom ?? '',
    deputies: Array.isArray(deputies) ? (deputies as readonly Deputy[]) : [],
    child: server.app.children.all().find(({ reference }) => reference === child),
    drift: driftKnown(server, packageKey),
  };
}

/** What a process knows to be otherwise in a package than when it was asked about. */
export function driftKnown({ app }: Server, packageKey: string): string {
  const row = app.packages.findByKey(packageKey);
  if (!row) return '';
  const { form } = kinds[kindOf(packageKey)] ?? {};
  const isSame = row.price === form?.price && row.objectives === form.objectives;
  return isSame ? '' : `${String(row.price)} ${row.objectives ?? ''}`;
}

/** Which kind of package it is: said in its key. */
export function kindOf(packageKey: string): number {
  return Number(packageKey.slice(packageKey.lastIndexOf('-') + 1));
}

/** Ids of everybody in a body, for packages of the team. */
export function bodyOf({ people }: View, body: Body, team: string): string[] {
  if ('people' in body) return body.people.map(({ id }) => id);
  // No rules of the model send anything to a panel.
  if ('panel' in body) return [];
  return [...people.values()]
    .filter((one) =>
      'groupId' in body
        ? one.groups.includes(body.groupId)
        : one.roles.includes(body.role) && (body.ofTeam === undefined || one.teams.includes(team)),
    )
    .map(({ id }) => id);
}

function isRules(value: unknown): value is ApprovalRules {
  return typeof value === 'object' && value !== null && 'stages' in value;
}
