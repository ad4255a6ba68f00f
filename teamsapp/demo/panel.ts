import type { App } from '../app';
import { currentSeen } from '../approvals/currentSeen';
import { decide } from '../approvals/decide';
import type { Child } from '../children/child';
import { addDays, today, type IsoDay } from '../common/dates';
import type { Person } from '../common/event';
import { logPackage } from '../packages/logPackage';
import { planMeeting } from '../panels/planMeeting';
import { isForPanel, writePaper } from '../panels/writePaper';
import type { Provider } from '../providers/provider';
import type { Actor } from '../people/actor';
import { setting } from '../settings/inForce';
import { publishSetting } from '../settings/publishSetting';
import { schoolDayFrom, schoolDayUntil } from '../settings/schoolYear';
import type { Panel } from '../settings/settings';
import { addWorkingDays } from '../settings/workingDays';
import { wealdshireCalendar } from './calendar';
import type { EarlierApp, TeamPeople } from './history';
import { demoPeople } from './people';
import type { DemoTenant } from './tenant';

/** Above this the fictional council's rules ask its panel: its own figure, nobody else's. */
const panelAbove = 2_000_000;
const logged = 2;

/** What the demo's panel is made from. */
export interface PanelParts {
  tenant: DemoTenant;
  setUp: Actor;
  people: TeamPeople;
  children: readonly Child[];
  providers: readonly Provider[];
}

/**
 * Gives the fictional council a panel with dear packages that wait for it, a paper, and a meeting
 * next week. Lived through yesterday, after everything else, so that nothing older passes it.
 */
export async function addPanel(app: App, time: EarlierApp, parts: PanelParts): Promise<void> {
  const day = today(app.clock);
  const yesterday = time.on(addDays(day, -1));
  const panel = demoPanel(parts.tenant);
  await publishRules(yesterday, parts.setUp, panel, addDays(day, -1));
  const children = parts.children.filter(({ team, restricted }) => team === 'send' && !restricted);
  // The first children are those that people are shown how to log for.
  for (const child of children.slice(-logged)) await askPanel(yesterday, time, parts, child);
  const chair = await app.directory.actor(panel.chair.id);
  const date = addWorkingDays(wealdshireCalendar, day, 5);
  await planMeeting(yesterday, chair, { panelId: panel.id, date });
}

function demoPanel({ personIds }: DemoTenant): Panel {
  const person = (alias: string): Person => ({
    id: personIds.get(alias) ?? '',
    name: demoPeople.find((one) => one.alias === alias)?.name ?? '',
  });
  return {
    id: 'resource',
    name: 'SEN Resource Panel',
    chair: person('eleanor.marsh'),
    deputyChair: person('tom.okafor'),
    members: ['grace.obi', 'lewis.grant', 'farah.aziz'].map(person),
    quorum: 3,
    canDecide: 'chair',
  };
}

async function publishRules(app: App, by: Actor, panel: Panel, validFrom: IsoDay): Promise<void> {
  await publishSetting(app, by, { name: 'panels', validFrom, value: [panel] });
  const { stages, ...rules } = setting(app, 'approvalRules');
  const stage = {
    name: panel.name,
    body: { panel: panel.id },
    quorum: 1,
    waitingDays: 10,
    when: [{ annualCostAbove: panelAbove }],
  };
  const value = { ...rules, stages: [...stages, stage] };
  await publishSetting(app, by, { name: 'approvalRules', validFrom, value });
}

async function askPanel(
  app: App,
  time: EarlierApp,
  { people, providers }: PanelParts,
  child: Child,
): Promise<void> {
  const [provider] = providers
    .filter(({ priceUnit, status }) => priceUnit === 'hour' && status === 'active')
    .sort((a, b) => (b.price ?? 0) - (a.price ?? 0));
  if (!provider) return;
  const startDate = schoolDayFrom(wealdshireCalendar, addDays(today(app.clock), 20));
  const endDate = startDate && schoolDayUntil(wealdshireCalendar, addDays(startDate, 210));
  if (startDate === undefined || endDate === undefined) return;
  const form = {
    childReference: child.reference,
    providerId: provider.id,
    legalRoute: 'EOTAS_S61' as const,
    reason: 'inappropriate' as const,
    team: child.team,
    hoursPerWeek: 24,
    price: provider.price ?? 5_000,
    priceUnit: 'hour' as const,
    startDate,
    endDate,
    objectives: 'Five mornings a week by the summer; a place in a group of three.',
  };
  const made = await logPackage(app, people.requester, { draftId: app.newKey(), form });
  await time.settled();
  await approveAndWrite(app, people, made.approval.id);
  await time.settled();
}

/** The Team Manager approves, and the requester writes what the panel is to read. */
async function approveAndWrite(app: App, people: TeamPeople, approvalId: number): Promise<void> {
  const seen = () => {
    const approval = app.approvals.find(approvalId);
    return approval ? currentSeen(app, approval) : 1;
  };
  const stageId = app.approvals.find(approvalId)?.stages[0]?.id ?? '';
  const verdict = { stageId, verdict: 'approve' as const, note: '' };
  const approved = await decide(app, people.manager, { approvalId, seen: seen(), ...verdict });
  if (!isForPanel(approved)) return;
  await writePaper(app, people.requester, {
    approvalId,
    seen: seen(),
    options: [
      { provider: 'Outreach of the special school', whyNot: 'No place before the summer.' },
    ],
    inHouse: 'The home school has no room and no staff for one to one.',
    parentalPreference: 'The parents prefer this provider.',
    funding: { education: approved.snapshot.wholeCost, socialCare: 0, health: 0 },
    recommendation: 'Agree until the end date, with a review each half term.',
  });
}
