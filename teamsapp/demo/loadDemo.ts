import { firstEvent } from '../activity/recordEvent';
import type { App } from '../app';
import { addChild } from '../children/addChild';
import type { Child } from '../children/child';
import { addDays, financialYear, today, type IsoDay } from '../common/dates';
import type { Person } from '../common/event';
import type { Actor } from '../people/actor';
import type { Provider } from '../providers/provider';
import { defaults } from '../settings/defaults';
import { publishSetting } from '../settings/publishSetting';
import type { SettingName, SettingValues } from '../settings/settings';
import { demoBudgets } from './budgets';
import { wealdshireCalendar } from './calendar';
import { demoChildren } from './children';
import { type EarlierApp, liveThrough, type TeamPeople } from './history';
import { demoPackages } from './packages';
import { addPanel } from './panel';
import { demoPeople, demoTeams } from './people';
import { demoProviders } from './providers';
import { type DemoTenant, type GraphCall, makeTenant } from './tenant';

/** Who the demo's own set-up is recorded as. */
const setUp: Actor = {
  id: '00000000-0000-0000-0000-000000000000',
  name: 'Demo set-up',
  tenantId: '',
  roles: ['administrator', 'commissioner', 'staff'],
  teams: demoTeams.map(({ id }) => id),
  isGuest: false,
};

const childCount = 130;

/**
 * Fills an empty site with the fictional council Wealdshire: people and groups, settings,
 * providers, children, and packages lived through day by day. Nothing in it is real.
 */
export async function loadDemo(
  app: App,
  graph: GraphCall,
  time: EarlierApp,
  say: (line: string) => void,
): Promise<void> {
  say('Loading the fictional council Wealdshire (once) …');
  const day = today(app.clock);
  const tenant = await makeTenant(graph);
  await publishDemoSettings(time.on(addDays(day, -500)), tenant, addDays(day, -500));
  const providers = await addProviders(time.on(addDays(day, -400)), day);
  const children = await addChildren(time.on(addDays(day, -380)), day);
  await addPackages(app, time, tenant, children, providers);
  const people = await peopleOf(app, tenant, 'send');
  await addPanel(app, time, { tenant, setUp, people, children, providers });
}

/** Publishes the council, its roles, teams, calendar, lots and rules, in force from a day. */
export async function publishDemoSettings(
  app: App,
  tenant: DemoTenant,
  validFrom: IsoDay,
): Promise<void> {
  const values: Partial<SettingValues> = {
    council: {
      name: 'Wealdshire County Council',
      childReferencePattern: '(?=[A-Z0-9]*\\d)[A-Z0-9]{2,12}',
      hoursAtMost: 60,
      hoursWarnedAbove: 25,
      initialsInChannels: false,
    },
    roles: tenant.roles,
    teams: tenant.teams,
    calendar: wealdshireCalendar,
    lots: [
      { code: '1a', name: 'Special school places, pre-16' },
      { code: '1b', name: 'Special school places, post-16' },
      { code: '2a', name: 'EOTAS packages' },
      { code: '2b', name: 'Packages to reintegrate' },
    ],
    budgets: demoBudgets(financialYear(today(app.clock))),
    procurement: defaults.procurement,
    approvalRules: {
      stages: [
        {
          name: 'Team Manager',
          body: { role: 'manager', ofTeam: 'package' },
          quorum: 1,
          waitingDays: 3,
        },
      ],
    },
  };
  for (const [name, value] of Object.entries(values) as [
    SettingName,
    SettingValues[SettingName],
  ][]) {
    await publishSetting(app, setUp, { name, validFrom, value });
  }
}

async function addProviders(app: App, day: IsoDay): Promise<Provider[]> {
  const providers: Provider[] = [];
  for (const provider of demoProviders(day)) {
    const requestKey = provider.urn ? `urn:${provider.urn}` : `demo:${provider.name}`;
    const event = firstEvent(app, `provider:${requestKey}`, person(setUp), 'added', {
      name: provider.name,
    });
    providers.push(await app.providers.add({ ...provider, requestKey, ...event }));
  }
  return providers;
}

async function addChildren(app: App, day: IsoDay): Promise<Child[]> {
  const children: Child[] = [];
  for (const { restricted, ...input } of demoChildren(childCount, day)) {
    const child = await addChild(app, setUp, input);
    children.push(restricted ? await app.children.change(child, { restricted }) : child);
  }
  return children;
}

async function addPackages(
  app: App,
  time: EarlierApp,
  tenant: DemoTenant,
  children: readonly Child[],
  providers: readonly Provider[],
): Promise<void> {
  const people = new Map<string, TeamPeople>();
  for (const team of demoTeams) people.set(team.id, await peopleOf(app, tenant, team.id));
  for (const demoPackage of demoPackages(children, providers, today(app.clock))) {
    const team = people.get(demoPackage.form.team ?? '');
    if (team) await liveThrough(time, team, demoPackage);
  }
}

async function peopleOf(app: App, tenant: DemoTenant, team: string): Promise<TeamPeople> {
  const of = (isManager: boolean) =>
    demoPeople.find(
      ({ teams, roles }) => teams.includes(team) && roles.includes('manager') === isManager,
    );
  const actor = (alias: string) => app.directory.actor(tenant.personIds.get(alias) ?? '');
  return {
    requester: await actor(of(false)?.alias ?? ''),
    manager: await actor(of(true)?.alias ?? ''),
  };
}

function person({ id, name }: Actor): Person {
  return { id, name };
}
