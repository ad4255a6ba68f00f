import { setting } from '../../../teamsapp/settings/inForce';
import { stopUsingChannel, useChannel } from '../../../teamsapp/settings/useChannel';
import { appWith } from '../../support/app';
import { aChild, anApproval, aStage, megan, ruth, uuid } from '../../support/build';

const here = { conversationKey: 'channel:19:a', channelName: 'Approvals' };
const stage = (name: string) => ({
  name,
  body: { role: 'manager' as const },
  quorum: 1,
  waitingDays: 3,
});
const twoStages = {
  approvalRules: { stages: [stage('Team Manager'), stage('SEND Panel'), stage('Head of Service')] },
};
const use = (stageWords: string, settings = {}) => {
  const app = appWith({ settings: { ...twoStages, ...settings } });
  return { app, used: useChannel(app, ruth, { ...here, stageWords }) };
};

describe('binding a channel to a stage', () => {
  test('is for administrators, and names one to ask', async () => {
    await expect(useChannel(appWith(), megan, { ...here, stageWords: 'manager' })).rejects.toThrow(
      'Only an Education Packages administrator can set a channel. Ask Ruth Allen.',
    );
  });

  test('names nobody where there is no administrator', async () => {
    const app = appWith({ people: [megan] });
    await expect(useChannel(app, megan, { ...here, stageWords: 'manager' })).rejects.toThrow(
      /^Only an Education Packages administrator can set a channel\.$/,
    );
  });

  test.each([
    ['manager', 'Team Manager'],
    ['TEAM MANAGER', 'Team Manager'],
    ['panel', 'SEND Panel'],
    ['head of service', 'Head of Service'],
    ['manager of send', 'Team Manager of SEND'],
    ['head of service of virtual school', 'Head of Service of Virtual School'],
  ])('reads “%s” as %s', async (words, stageName) => {
    expect(await use(words).used).toMatchObject({ stageName });
  });

  test('says which stages there are when the words fit none', async () => {
    await expect(use('finance').used).rejects.toThrow(
      'No stage is called “finance”. Say one of: Team Manager, SEND Panel, Head of Service.',
    );
  });

  test('asks for more when the words fit two', async () => {
    await expect(use('e').used).rejects.toThrow('3 stages fit “e”.');
  });

  test('is in force at once and replaces the stage’s channel before', async () => {
    const { app, used } = use('panel');
    await used;
    await useChannel(app, ruth, {
      conversationKey: 'channel:19:b',
      channelName: 'Panel',
      stageWords: 'SEND Panel',
    });
    expect(setting(app, 'channels').map((one) => one.conversationKey)).toEqual(['channel:19:b']);
  });

  test('said again for the same channel publishes nothing', async () => {
    const { app, used } = use('panel');
    await used;
    const before = app.settings.writes();
    await useChannel(app, ruth, { ...here, stageWords: 'panel' });
    expect(app.settings.writes()).toBe(before);
  });

  test('two administrators at once both succeed for different stages', async () => {
    const app = appWith({ settings: twoStages });
    await Promise.all([
      useChannel(app, ruth, { ...here, stageWords: 'panel' }),
      useChannel(app, ruth, { ...here, stageWords: 'manager' }),
    ]);
    expect(
      setting(app, 'channels')
        .map((one) => one.stageName)
        .sort(),
    ).toEqual(['SEND Panel', 'Team Manager']);
  });

  test('counts the cards that wait and posts them, oldest first', async () => {
    const waiting = [3, 1, 2].map((id) =>
      anApproval({ id: 2200 + id, packageId: id, requestKey: uuid(id) }),
    );
    const decided = anApproval({
      id: 2299,
      packageId: 9,
      requestKey: uuid(9),
      state: 'approved',
      stages: [aStage({ state: 'approved' })],
    });
    const app = appWith({ children: [aChild()], approvals: [...waiting, decided] });
    expect(await useChannel(app, ruth, { ...here, stageWords: 'manager' })).toEqual({
      stageName: 'Team Manager',
      waiting: 3,
    });
    await app.idle();
    expect(app.notified).toEqual([2201, 2202, 2203]);
  });

  test('a channel of one team takes that team’s cards only', async () => {
    const approvals = [
      anApproval({ id: 1, packageId: 1, requestKey: uuid(1) }),
      anApproval({ id: 2, packageId: 2, requestKey: uuid(2), team: 'send' }),
    ];
    const app = appWith({ children: [aChild()], approvals });
    const used = await useChannel(app, ruth, { ...here, stageWords: 'manager of send' });
    await app.idle();
    expect(used.waiting).toBe(1);
    expect(app.notified).toEqual([2]);
  });

  test('what the platform refused in the channel before is tried again', async () => {
    const app = appWith({
      children: [aChild()],
      approvals: [anApproval()],
      notices: [
        {
          id: 1,
          requestKey: 'approvalPosted:2207',
          eTag: '1',
          kind: 'approvalPosted',
          approvalId: 2207,
          state: 'failed',
          conversationKey: here.conversationKey,
          attempts: 1,
        },
      ],
    });
    await useChannel(app, ruth, { ...here, stageWords: 'manager' });
    await app.idle();
    expect(app.notices.find(1)?.state).toBe('waiting');
  });
});

describe('what people were told about a request', () => {
  test('is not sent again when a channel is set, and does not count as its post', async () => {
    const told = {
      id: 1,
      requestKey: 'questionAsked:2207:s1q1:p',
      eTag: '1',
      kind: 'questionAsked' as const,
      approvalId: 2207,
      conversationKey: 'person:p',
      attempts: 1,
    };
    const refused = { ...told, id: 2, requestKey: 'b', state: 'failed' as const };
    const app = appWith({
      children: [aChild()],
      approvals: [anApproval()],
      notices: [{ ...told, state: 'posted' }, refused],
    });
    const used = await useChannel(app, ruth, { ...here, stageWords: 'manager' });
    await app.idle();
    expect(used.waiting).toBe(1);
    expect(app.notices.find(2)?.state).toBe('failed');
  });
});

describe('freeing a channel', () => {
  test('takes it from all its stages', async () => {
    const { app, used } = use('panel');
    await used;
    await useChannel(app, ruth, { ...here, stageWords: 'manager' });
    const freed = await stopUsingChannel(app, ruth, here);
    expect([...freed.stageNames].sort()).toEqual(['SEND Panel', 'Team Manager']);
    expect(setting(app, 'channels')).toEqual([]);
  });

  test('says when no stage used it', async () => {
    await expect(stopUsingChannel(appWith(), ruth, here)).rejects.toThrow(
      'No stage uses this channel. Nothing was changed.',
    );
  });

  test('is for administrators only', async () => {
    await expect(stopUsingChannel(appWith(), megan, here)).rejects.toMatchObject({
      code: 'notAllowed',
    });
  });
});
