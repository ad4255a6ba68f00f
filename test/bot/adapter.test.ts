import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createTeamsAdapter } from '../../bot/adapter';
import type { BotRegistration } from '../../bot/admission';
import { cardReply, messageReply, noReply, type Reply, type Turn } from '../../bot/turn';

/* The one test that loads the bot SDK: its requests and ours over loopback, with a connector that notes what arrives. */

interface Heard {
  method: string;
  path: string;
  body: Record<string, unknown>;
}

const quiet = { debug: ignore, info: ignore, warn: ignore, error: ignore };
const tenantId = '11111111-2222-3333-4444-555555555555';
const card = { type: 'AdaptiveCard', version: '1.5', body: [] };
const opened: Server[] = [];

function ignore(): void {
  return undefined;
}

afterEach(() => {
  for (const server of opened.splice(0)) server.close();
});

async function listening(server: Server): Promise<string> {
  opened.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${String(port)}`;
}

/** A stand-in for the platform's connector: answers ids, or the status it is told to. */
async function connector(status = 200): Promise<{ url: string; heard: Heard[] }> {
  const heard: Heard[] = [];
  const app = express();
  app.use(express.json());
  app.use((request, response) => {
    heard.push({
      method: request.method,
      path: decodeURIComponent(request.path),
      body: request.body,
    });
    if (status !== 200) response.status(status).json({ error: { code: 'No', message: 'No' } });
    else if (request.path === '/v3/conversations') {
      response.json({ id: '19:approvals@thread.tacv2;messageid=1700', activityId: '1700' });
    } else if (/^\/v3\/teams\//.test(request.path)) {
      response.json({
        conversations: [{ id: '19:team' }, { id: '19:approvals', name: 'Approvals' }],
      });
    } else response.json({ id: 'sent-1' });
  });
  return { url: await listening(createServer(app)), heard };
}

interface Started {
  post(body: object): Promise<{ status: number; body: unknown }>;
  adapter: ReturnType<typeof createTeamsAdapter>;
  turns: Turn[];
}

async function startBot(
  answer: (turn: Turn) => Promise<Reply>,
  more: { registration?: BotRegistration; patience?: number } = {},
): Promise<Started> {
  const turns: Turn[] = [];
  const adapter = createTeamsAdapter({
    registration: more.registration ?? { mode: 'local' },
    bot: () => ({
      onTurn: (turn) => {
        turns.push(turn);
        return answer(turn);
      },
    }),
    log: quiet,
    ...(more.patience !== undefined && { patience: more.patience }),
  });
  const app = express();
  app.use(express.json());
  app.post('/api/messages', (request, response) => adapter.process(request, response));
  const url = await listening(createServer(app));
  return {
    adapter,
    turns,
    post: async (body) => {
      const response = await fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const text = await response.text();
      return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
    },
  };
}

function activity(serviceUrl: string, over: object = {}) {
  return {
    type: 'message',
    id: 'm1',
    channelId: 'msteams',
    serviceUrl,
    from: { id: '29:priya', name: 'Priya Nair', aadObjectId: 'oid-priya' },
    recipient: { id: '28:bot', name: 'Education Packages' },
    conversation: { id: 'a:1', conversationType: 'personal', tenantId },
    text: 'approvals',
    ...over,
  };
}

const pressed = (trigger = 'manual') => ({
  type: 'invoke',
  name: 'adaptiveCard/action',
  text: undefined,
  replyToId: 'card-1',
  value: {
    action: { type: 'Action.Execute', verb: 'approval.view', data: { approvalId: '7' } },
    trigger,
  },
});

/** Waits until the stub has heard so many requests. */
async function heardAll(heard: Heard[], count: number): Promise<void> {
  while (heard.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('answering the platform', () => {
  test('a message shows typing at once, then gets its card alone', async () => {
    const { url, heard } = await connector();
    const bot = await startBot(() => Promise.resolve(cardReply(card)));
    await bot.post(activity(url));
    expect(heard.map(({ body }) => body.type)).toEqual(['typing', 'message']);
    expect(heard[1]?.body.text).toBeUndefined();
    expect(heard[1]?.body.attachments).toMatchObject([{ content: card }]);
    expect(bot.turns[0]).toMatchObject({ aadObjectId: 'oid-priya', text: 'approvals' });
  });

  test('a sentence is sent as plain text, so that its signs are not read as mark-up', async () => {
    const { url, heard } = await connector();
    const bot = await startBot(() => Promise.resolve(messageReply('I read “*x*”.')));
    await bot.post(activity(url));
    expect(heard[1]?.body).toMatchObject({ text: 'I read “*x*”.', textFormat: 'plain' });
  });

  test('a button is answered with HTTP 200 and the card', async () => {
    const { url, heard } = await connector();
    const bot = await startBot(() => Promise.resolve(cardReply(card)));
    const answer = await bot.post(activity(url, pressed()));
    expect(answer).toEqual({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card },
    });
    expect(bot.turns[0]).toMatchObject({ verb: 'approval.view', value: { approvalId: '7' } });
    expect(heard).toEqual([]);
  });

  test('a card that is replaced for everyone is edited after the answer', async () => {
    const { url, heard } = await connector();
    const bot = await startBot(() => Promise.resolve({ ...cardReply(card), replaces: true }));
    await bot.post(activity(url, pressed()));
    await heardAll(heard, 1);
    expect(heard[0]).toMatchObject({
      method: 'PUT',
      path: '/v3/conversations/a:1/activities/card-1',
    });
  });

  test('an automatic refresh never edits the message', async () => {
    const { url, heard } = await connector();
    const bot = await startBot(() => Promise.resolve({ ...cardReply(card), replaces: true }));
    await bot.post(activity(url, pressed('automatic')));
    await bot.post(activity(url));
    expect(bot.turns[0]?.automatic).toBe(true);
    expect(heard.filter(({ method }) => method === 'PUT')).toEqual([]);
  });

  test('slow work says that it goes on, and the card is edited when it is done', async () => {
    const { url, heard } = await connector();
    let finish: (reply: Reply) => void = ignore;
    const slow = new Promise<Reply>((resolve) => (finish = resolve));
    const bot = await startBot(() => slow, { patience: 1 });
    const answer = await bot.post(activity(url, pressed()));
    expect(answer.body).toMatchObject({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: 'Still working. I will change this card when it is done.',
    });
    finish(cardReply(card));
    await heardAll(heard, 1);
    expect(heard[0]?.method).toBe('PUT');
  });

  test('a button that came as a message runs the same verb and its card is edited', async () => {
    const { url, heard } = await connector();
    const bot = await startBot(() => Promise.resolve(cardReply(card)));
    const submit = { text: undefined, replyToId: 'card-1', value: { verb: 'help.show', a: '1' } };
    await bot.post(activity(url, submit));
    expect(bot.turns[0]).toMatchObject({ kind: 'action', verb: 'help.show', value: { a: '1' } });
    expect(heard.map(({ method }) => method)).toEqual(['POST', 'PUT']);
  });

  test('a channel that a message names by id alone is asked for its name, once', async () => {
    const { url, heard } = await connector();
    const bot = await startBot(() => Promise.resolve(noReply));
    const inChannel = {
      conversation: { id: '19:approvals;messageid=1', conversationType: 'channel', tenantId },
      channelData: { channel: { id: '19:approvals' }, team: { id: '19:team' } },
    };
    await bot.post(activity(url, inChannel));
    await bot.post(activity(url, inChannel));
    const asked = heard.filter(({ path }) => path === '/v3/teams/19:team/conversations');
    expect(bot.turns.map(({ channelName }) => channelName)).toEqual(['Approvals', 'Approvals']);
    expect(asked).toHaveLength(1);
  });

  test('a card for one person goes into a chat of its own', async () => {
    const { url, heard } = await connector();
    const bot = await startBot(() =>
      Promise.resolve({ ...messageReply('I sent your list to you.'), personally: card }),
    );
    const conversation = { id: '19:x@thread.v2', conversationType: 'groupChat', tenantId };
    await bot.post(activity(url, { conversation }));
    expect(heard.slice(2).map(({ path }) => path)).toEqual([
      '/v3/conversations',
      '/v3/conversations/19:approvals@thread.tacv2;messageid=1700/activities',
    ]);
    expect(heard[2]?.body).toMatchObject({ isGroup: false, members: [{ id: '29:priya' }] });
  });
});

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
