import type { BotRegistration } from '../../bot/admission';
import { noReply } from '../../bot/turn';
import { activity, card, closeAll, connector, ignore, startBot, tenantId } from './platform';

afterEach(closeAll);

describe('letting requests in', () => {
  test.each([
    'https://smba.trafficmanager.net/uk/',
    'http://10.0.0.1:80',
    'http://u@127.0.0.1',
    '',
  ])('local mode refuses the service address "%s" before anything runs', async (serviceUrl) => {
    const bot = await startBot(() => Promise.resolve(noReply));
    expect((await bot.post(activity(serviceUrl))).status).toBe(403);
    expect(bot.turns).toEqual([]);
  });

  test('cloud mode refuses a request without the platform’s token', async () => {
    const registration = {
      mode: 'cloud' as const,
      botId: tenantId,
      botType: 'SingleTenant' as const,
      botPassword: 'not a real one',
      tenantId,
    };
    const noise = jest.spyOn(console, 'error').mockImplementation(ignore);
    const bot = await startBot(() => Promise.resolve(noReply), { registration });
    const answer = await bot.post(activity('https://smba.trafficmanager.net/uk/'));
    expect(answer.status).toBe(401);
    expect(bot.turns).toEqual([]);
    noise.mockRestore();
  });

  test('cloud mode refuses another tenant', async () => {
    const registration = { mode: 'cloud', botId: tenantId, botType: 'UserAssignedMSI', tenantId };
    const bot = await startBot(() => Promise.resolve(noReply), {
      registration: { ...registration, tenantId: 'another' } as BotRegistration,
    });
    const answer = await bot.post(activity('https://smba.trafficmanager.net/uk/'));
    expect(answer.status).toBe(403);
  });

  test('what is no activity is refused', async () => {
    const bot = await startBot(() => Promise.resolve(noReply));
    expect((await bot.post({ hello: 1 })).status).toBe(400);
  });
});

describe('posting outside a turn', () => {
  const reference = (serviceUrl: string) => ({
    serviceUrl,
    tenantId,
    botId: '28:bot',
    kind: 'channel' as const,
    conversationId: '19:approvals@thread.tacv2',
    channelId: '19:approvals@thread.tacv2',
  });

  test('a card begins a thread of the channel, and an edit finds it', async () => {
    const { url, heard } = await connector();
    const { adapter } = await startBot(() => Promise.resolve(noReply));
    const posted = await adapter.post(reference(url), card);
    await adapter.edit(reference(url), posted.activityId, card);
    expect(posted.activityId).toBe('1700');
    expect(heard[0]?.body).toMatchObject({
      isGroup: true,
      channelData: { channel: { id: '19:approvals@thread.tacv2' } },
      activity: { type: 'message', attachments: [{ content: card }] },
    });
    expect(heard[1]).toMatchObject({
      method: 'PUT',
      path: '/v3/conversations/19:approvals@thread.tacv2;messageid=1700/activities/1700',
    });
  });

  test.each([403, 404, 413])('a refusal with %i keeps its status', async (status) => {
    const { url } = await connector(status);
    const { adapter } = await startBot(() => Promise.resolve(noReply));
    await expect(adapter.post(reference(url), card)).rejects.toMatchObject({ status });
  });

  test('a post whose answer is a gateway fault is not sent again by the SDK', async () => {
    const { url, heard } = await connector(504);
    const { adapter } = await startBot(() => Promise.resolve(noReply));
    await expect(adapter.post(reference(url), card)).rejects.toMatchObject({ status: 504 });
    expect(heard).toHaveLength(1);
  });

  test('a platform that cannot be reached is status 0', async () => {
    const { adapter } = await startBot(() => Promise.resolve(noReply));
    await expect(adapter.post(reference('http://127.0.0.1:9'), card)).rejects.toMatchObject({
      status: 0,
    });
  });
});
