import { cardReply, messageReply, noReply, type Reply } from '../../bot/turn';
import {
  activity,
  card,
  closeAll,
  connector,
  heardAll,
  ignore,
  pressed,
  startBot,
  tenantId,
} from './platform';

afterEach(closeAll);

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

  test('a button that came as a message is answered with a sentence in its own chat', async () => {
    const { url, heard } = await connector();
    const bot = await startBot(() => Promise.resolve(messageReply('Discarded.')));
    const submit = { text: undefined, replyToId: 'card-1', value: { verb: 'help.show' } };
    await bot.post(activity(url, submit));
    expect(heard[1]).toMatchObject({ method: 'POST', body: { text: 'Discarded.' } });
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
