import { AppError } from '../../../teamsapp/common/errors';
import { setupWarnings } from '../../../teamsapp/settings/setupWarnings';
import type { Body, ChannelBinding } from '../../../teamsapp/settings/settings';
import { appWith, type AppStart } from '../../support/app';
import { anActor, megan, priya, ruth, tom } from '../../support/build';

const binding: ChannelBinding = {
  stageName: 'Team Manager',
  conversationKey: 'channel:19:a',
  channelName: 'Approvals',
  by: { id: ruth.id, name: ruth.name },
};
const lewis = anActor({ id: 'lewis', roles: ['manager'], teams: ['virtualSchool'] });
const complete: AppStart = {
  people: [ruth, megan, tom, lewis],
  settings: { channels: [binding] },
};
const warningsOf = (start: AppStart) => setupWarnings(appWith(start));

describe('saying what is still to be set up', () => {
  test('nothing when everything is there', async () => {
    expect(await warningsOf(complete)).toEqual([]);
  });

  test('nobody administers', async () => {
    expect(await warningsOf({ ...complete, people: [megan, tom, lewis] })).toEqual([
      'Nobody is an administrator. Set the administrators’ group.',
    ]);
  });

  test('a stage that nobody can decide, for each team', async () => {
    expect(await warningsOf({ ...complete, people: [ruth, megan, priya] })).toEqual([
      'Nobody can decide Team Manager for SEND. Add people to its group.',
      'Nobody can decide Team Manager for Virtual School. Add people to its group.',
    ]);
  });

  test('a stage that needs more approvals than there are people', async () => {
    const panel = { people: [{ id: megan.id, name: megan.name }] };
    const stages = [{ name: 'Panel', body: panel, quorum: 2, waitingDays: 5 }];
    const channels = [{ ...binding, stageName: 'Panel' }];
    expect(
      await warningsOf({ ...complete, settings: { channels, approvalRules: { stages } } }),
    ).toEqual(['Panel needs 2 approvals, but only 1 can be given.']);
  });

  test('a limit that was left blank, and whether it keeps the stage from being asked at all', async () => {
    const [panel, director] = [{ people: [megan, tom] }, { people: [tom] }];
    const stages = [
      { name: 'Team Manager', body: panel, quorum: 1, waitingDays: 5 },
      {
        name: 'Head of Service',
        body: director,
        quorum: 1,
        waitingDays: 5,
        when: [{ annualCostAbove: null, offContract: true as const }],
      },
      {
        name: 'Director',
        body: director,
        quorum: 1,
        waitingDays: 5,
        when: [{ weeksAbove: null }, { residential: true as const }],
      },
    ];
    const channels = stages.map(({ name }) => ({ ...binding, stageName: name }));
    expect(
      await warningsOf({ ...complete, settings: { channels, approvalRules: { stages } } }),
    ).toEqual([
      'No limit is set for Head of Service: the cost of a year is blank. No package is sent there until a limit is set in Settings, Approval rules.',
      'No limit is set for Director: the number of school weeks is blank. Packages are sent there for its other conditions only until a limit is set in Settings, Approval rules.',
    ]);
  });

  test('a group that somebody deleted is a stage that nobody can decide', async () => {
    const body = { groupId: 'gone', groupName: 'Panel' };
    const stages = [{ name: 'Panel', body, quorum: 1, waitingDays: 5 }];
    const channels = [{ ...binding, stageName: 'Panel' }];
    const app = appWith({ ...complete, settings: { channels, approvalRules: { stages } } });
    const { directory } = app;
    app.directory = {
      ...directory,
      members: (groupId) =>
        groupId === 'gone'
          ? Promise.reject(new AppError('notFound', 'It is gone.'))
          : directory.members(groupId),
    };
    expect(await setupWarnings(app)).toEqual(['Nobody can decide Panel. Add people to its group.']);
  });

  test('a stage whose lateness is told to nobody, for each team', async () => {
    const rule = {
      name: 'Team Manager',
      body: { role: 'manager' as const },
      quorum: 1,
      waitingDays: 2,
    };
    const settings = (escalateTo: Body) => ({
      channels: [binding],
      approvalRules: { stages: [{ ...rule, escalateTo }] },
    });
    expect(await warningsOf({ ...complete, settings: settings({ people: [] }) })).toEqual([
      'Nobody is told when Team Manager is late. Add people to the group it is escalated to.',
    ]);
    const ofTeam = { role: 'safeguarding' as const, ofTeam: 'package' as const };
    expect(await warningsOf({ ...complete, settings: settings(ofTeam) })).toHaveLength(3);
    expect(
      await warningsOf({ ...complete, settings: settings({ role: 'administrator' }) }),
    ).toEqual([]);
  });

  test('a stage without a channel, and how to set one', async () => {
    expect(await warningsOf({ ...complete, settings: { channels: [] } })).toEqual([
      'No channel is set for Team Manager. Write “use this channel for Team Manager” in the channel that it should have.',
    ]);
  });

  test('the teams that a team’s channel leaves out', async () => {
    const channels = [{ ...binding, team: 'send' }];
    expect(await warningsOf({ ...complete, settings: { channels } })).toEqual([
      'No channel is set for Team Manager of Inclusion.',
      'No channel is set for Team Manager of Virtual School.',
    ]);
  });

  test('a channel that is gone', async () => {
    const conversations = [
      {
        id: 1,
        requestKey: binding.conversationKey,
        eTag: '1',
        key: binding.conversationKey,
        kind: 'channel' as const,
        name: 'Approvals',
        goneSince: '2026-11-20T09:00:00Z',
        reference: {},
      },
    ];
    expect(await warningsOf({ ...complete, conversations })).toEqual([
      'The channel Approvals of Team Manager is gone, or the app was removed from it.',
    ]);
  });

  test('school years without term dates, and bank holidays', async () => {
    const settings = { channels: [binding], calendar: { terms: [], bankHolidays: [] } };
    expect(await warningsOf({ ...complete, settings })).toEqual([
      'No term dates are set for 2026 to 2027, so costs cannot be worked out for it.',
      'No term dates are set for 2027 to 2028, so costs cannot be worked out for it.',
      'No bank holidays are set, so working days count them.',
    ]);
  });

  test('a financial year without a budget', async () => {
    const settings = { channels: [binding], budgets: [{ financialYear: 2027, amount: 100 }] };
    expect(await warningsOf({ ...complete, settings })).toEqual([
      'No budget is set for 2026 to 2027, so approvers are not told what would be left.',
    ]);
  });

  test('the teams that have no budget where the council as a whole has none', async () => {
    const budgets = [{ financialYear: 2026, team: 'send', amount: 100 }];
    expect(await warningsOf({ ...complete, settings: { channels: [binding], budgets } })).toEqual([
      'No budget is set for Inclusion for 2026 to 2027.',
      'No budget is set for Virtual School for 2026 to 2027.',
    ]);
  });

  test('a light-touch threshold that was taken out', async () => {
    const procurement = { lightTouchThreshold: null, edition: '' };
    const settings = { channels: [binding], procurement };
    expect(await warningsOf({ ...complete, settings })).toEqual([
      'No light-touch threshold is set, so nothing is compared with it.',
    ]);
  });
});
