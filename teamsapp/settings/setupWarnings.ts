import type { App } from '../app';
import { financialYear, financialYearName, today, type IsoDay } from '../common/dates';
import { administrators, bodyMembers } from './bodies';
import { blankLimitWarnings } from './blankLimits';
import { bindingFor, isGone } from './channels';
import { setting, settingsThatDoNotCount } from './inForce';
import type { StageRule, Team } from './settings';

/**
 * What an administrator has to set or look at before everything works, each in a sentence; empty
 * when nothing is missing. Throws as the directory does.
 */
export async function setupWarnings(app: App): Promise<string[]> {
  return [
    ...(await administratorWarnings(app)),
    ...(await bodyWarnings(app)),
    ...blankLimitWarnings(setting(app, 'approvalRules')),
    ...(await escalationWarnings(app)),
    ...channelWarnings(app),
    ...calendarWarnings(app),
    ...moneyWarnings(app),
    ...sealWarnings(app),
  ];
}

async function administratorWarnings(app: App): Promise<string[]> {
  return (await administrators(app)).length > 0
    ? []
    : ['Nobody is an administrator. Set the administrators’ group.'];
}

async function bodyWarnings(app: App): Promise<string[]> {
  const found: string[] = [];
  for (const stage of setting(app, 'approvalRules').stages) {
    for (const team of teamsOf(app, stage)) found.push(...(await bodyWarning(app, stage, team)));
  }
  return found;
}

async function bodyWarning(app: App, stage: StageRule, team: Team | undefined): Promise<string[]> {
  const count = (await bodyMembers(app, stage.body, team?.id ?? '')).length;
  const place = team ? `${stage.name} for ${team.name}` : stage.name;
  if (count === 0) return [`Nobody can decide ${place}. Add people to its group.`];
  if (count >= stage.quorum) return [];
  return [
    `${place} needs ${String(stage.quorum)} approvals, but only ${String(count)} can be given.`,
  ];
}

/** Stages whose lateness is told to a body with nobody in it. */
async function escalationWarnings(app: App): Promise<string[]> {
  const found: string[] = [];
  for (const { name, escalateTo } of setting(app, 'approvalRules').stages) {
    if (!escalateTo) continue;
    for (const team of teamsOf(app, { body: escalateTo })) {
      if ((await bodyMembers(app, escalateTo, team?.id ?? '')).length > 0) continue;
      const place = team ? `${name} for ${team.name}` : name;
      found.push(
        `Nobody is told when ${place} is late. Add people to the group it is escalated to.`,
      );
    }
  }
  return found;
}

/** The teams whose approvers differ; one unnamed team where they are the same for all. */
function teamsOf(app: App, { body }: Pick<StageRule, 'body'>): readonly (Team | undefined)[] {
  const differs = 'role' in body && body.ofTeam === 'package';
  const teams = setting(app, 'teams');
  return differs && teams.length > 0 ? teams : [undefined];
}

function channelWarnings(app: App): string[] {
  const channels = setting(app, 'channels');
  const teams = setting(app, 'teams');
  const missing = setting(app, 'approvalRules').stages.flatMap(({ name }) => {
    const without = teams.filter(({ id }) => !bindingFor(channels, name, id));
    if (without.length === teams.length && !bindingFor(channels, name, '')) {
      return [
        `No channel is set for ${name}. Write “use this channel for ${name}” in the channel that it should have.`,
      ];
    }
    return without.map((team) => `No channel is set for ${name} of ${team.name}.`);
  });
  const gone = channels
    .filter((binding) => isGone(app, binding))
    .map(
      ({ channelName, stageName }) =>
        `The channel ${channelName} of ${stageName} is gone, or the app was removed from it.`,
    );
  return [...missing, ...gone];
}

function calendarWarnings(app: App): string[] {
  const { terms, bankHolidays } = setting(app, 'calendar');
  const year = schoolYear(today(app.clock));
  const years = [year, year + 1].filter(
    (one) => !terms.some(({ start }) => schoolYear(start) === one),
  );
  const undated = years.map(
    (one) =>
      `No term dates are set for ${String(one)} to ${String(one + 1)}, so costs cannot be worked out for it.`,
  );
  return bankHolidays.length > 0
    ? undated
    : [...undated, 'No bank holidays are set, so working days count them.'];
}

function moneyWarnings(app: App): string[] {
  const year = financialYear(today(app.clock));
  const name = financialYearName(year);
  const budgets = setting(app, 'budgets').filter((budget) => budget.financialYear === year);
  const isWhole = budgets.some(({ team }) => team === undefined);
  const without = setting(app, 'teams').filter(
    ({ id }) => !budgets.some(({ team }) => team === id),
  );
  const missing =
    budgets.length === 0
      ? [`No budget is set for ${name}, so approvers are not told what would be left.`]
      : without.map((team) => `No budget is set for ${team.name} for ${name}.`);
  const { lightTouchThreshold } = setting(app, 'procurement');
  return [
    ...(isWhole ? [] : missing),
    ...(lightTouchThreshold === null
      ? ['No light-touch threshold is set, so nothing is compared with it.']
      : []),
  ];
}

/** The school year of a day, by the year it begins in. It begins on 1 September. */
function schoolYear(day: IsoDay): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5) >= '09-01' ? year : year - 1;
}

function sealWarnings(app: App): string[] {
  const names = new Set(settingsThatDoNotCount(app).map(({ name }) => name));
  return [...names].map(
    (name) =>
      `A row of the setting “${name}” was not published by the app and does not count. The last published one stays in force.`,
  );
}
