import { cardReply, messageReply, type Reply } from '../../bot/turn';
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
  type Heard,
} from './platform';

afterEach(closeAll);

const channel = { id: '19:commissioning@thread.tacv2;messageid=1', conversationType: 'channel' };
const groupChat = { id: '19:panel@thread.v2', conversationType: 'groupChat' };
const submit = { text: undefined, replyToId: 'card-1', value: { verb: 'approval.view' } };
const edits = (heard: readonly Heard[]) => heard.filter(({ method }) => method === 'PUT');
/** Everything that was sent into the conversation itself, cards and sentences. */
const inConversation = (heard: readonly Heard[], { id }: { id: string }) =>
  heard.filter(({ path, body }) => path.includes(id) && body.type === 'message');
const lasting = { ...cardReply(card), replaces: true };

/** Presses a button whose answer comes after the bot has lost patience. */
async function pressSlowly(url: string, conversation: object, reply: Reply) {
  let finish: (reply: Reply) => void = ignore;
  const slow = new Promise<Reply>((resolve) => (finish = resolve));
  const bot = await startBot(() => slow, { patience: 1 });
  const answer = await bot.post(activity(url, { ...pressed(), conversation }));
  finish(reply);
  return answer;
}

describe.each([
  ['channel', { ...channel, tenantId }],
  ['groupChat', { ...groupChat, tenantId }],
])('answering a button in a %s', (_type, conversation) => {
  test('a late card of one person goes to that person and not over the post', async () => {
    const { url, heard } = await connector();
    const answer = await pressSlowly(url, conversation, cardReply(card));
    await heardAll(heard, 2);
    expect(answer.body).toMatchObject({
      value: 'Still working. I will change this card or write to you when it is done.',
    });
    expect(heard[0]).toMatchObject({ path: '/v3/conversations', body: { isGroup: false } });
    expect(heard[0]?.body.members).toMatchObject([{ id: '29:priya' }]);
    expect(heard[1]?.body.attachments).toMatchObject([{ content: card }]);
    expect(edits(heard)).toEqual([]);
  });

  test('a late card that is true for everyone replaces the post', async () => {
    const { url, heard } = await connector();
    await pressSlowly(url, conversation, lasting);
    await heardAll(heard, 1);
    expect(heard).toHaveLength(1);
    expect(edits(heard)).toHaveLength(1);
  });

  test('a late sentence is told to its presser alone', async () => {
    const { url, heard } = await connector();
    await pressSlowly(url, conversation, messageReply('Not saved.'));
    await heardAll(heard, 2);
    expect(heard[0]?.path).toBe('/v3/conversations');
    expect(heard[1]?.body).toMatchObject({ text: 'Not saved.' });
  });

  test('a button that came as a message shows a card of one person to nobody else', async () => {
    const { url, heard } = await connector();
    const bot = await startBot(() => Promise.resolve(cardReply(card)));
    await bot.post(activity(url, { ...submit, conversation }));
    expect(edits(heard)).toEqual([]);
    expect(inConversation(heard, conversation)).toEqual([]);
    expect(heard.at(-1)?.body.attachments).toMatchObject([{ content: card }]);
  });

  test('a button that came as a message replaces the post with what is true for everyone', async () => {
    const { url, heard } = await connector();
    const bot = await startBot(() => Promise.resolve(lasting));
    await bot.post(activity(url, { ...submit, conversation }));
    expect(edits(heard)).toHaveLength(1);
  });

  test('where the person’s own chat cannot be opened, a sentence says so without the answer', async () => {
    const { url, heard } = await connector(200, ['/v3/conversations']);
    const bot = await startBot(() => Promise.resolve(cardReply(card)));
    await bot.post(activity(url, { ...submit, conversation }));
    const [told, ...more] = inConversation(heard, conversation);
    expect(told?.body.text).toBe(
      'I could not send the answer to the person who asked. Start a chat with me, then ask again.',
    );
    expect(told?.body.attachments).toBeUndefined();
    expect(more).toEqual([]);
  });

  test('a card that refreshes itself is never answered a second time', async () => {
    const { url, heard } = await connector();
    let finish: (reply: Reply) => void = ignore;
    const slow = new Promise<Reply>((resolve) => (finish = resolve));
    const bot = await startBot(() => slow, { patience: 1 });
    await bot.post(activity(url, { ...pressed('automatic'), conversation }));
    finish(lasting);
    // A later turn with something to send: had the refresh been answered, it would come first.
    await bot.post(activity(url, { ...submit, conversation }));
    expect(edits(heard)).toHaveLength(1);
  });
});
