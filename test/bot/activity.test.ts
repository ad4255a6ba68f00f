import { readActivity } from '../../bot/activity';

const tenantId = '11111111-2222-3333-4444-555555555555';

function activity(over: object = {}) {
  return {
    type: 'message',
    id: 'm1',
    serviceUrl: 'https://smba.trafficmanager.net/uk/',
    from: { id: '29:priya', name: 'Priya Nair', aadObjectId: 'oid-priya' },
    recipient: { id: '28:bot', name: 'Education Packages' },
    conversation: { id: 'a:1', conversationType: 'personal', tenantId },
    ...over,
  };
}

const channel = {
  conversation: {
    id: '19:approvals@thread.tacv2;messageid=1700',
    conversationType: 'channel',
    isGroup: true,
    tenantId,
  },
  channelData: {
    channel: { id: '19:approvals@thread.tacv2', name: 'Approvals' },
    team: { id: '19:team', name: 'Education' },
  },
};

const mention = (text: string, id = '28:bot') => ({
  type: 'mention',
  mentioned: { id, name: 'x' },
  text,
});

describe('reading an activity', () => {
  test('who acts is the Entra object id, not the name', () => {
    expect(readActivity(activity({ text: 'help' }))?.turn).toMatchObject({
      kind: 'message',
      aadObjectId: 'oid-priya',
      userId: '29:priya',
      tenantId,
      conversationType: 'personal',
      text: 'help',
    });
  });

  test('a channel’s thread leads to the channel', () => {
    const read = readActivity(activity({ ...channel, text: 'help' }));
    expect(read?.turn).toMatchObject({
      channelId: '19:approvals@thread.tacv2',
      channelName: 'Approvals',
      teamName: 'Education',
      reference: { kind: 'channel', channelId: '19:approvals@thread.tacv2' },
    });
  });

  test('the mention of the bot is taken out and those of people stay as names', () => {
    const text = '<at>Education Packages</at> deputy <at>Lewis Grant</at>&nbsp;until Friday';
    const entities = [
      mention('<at>Education Packages</at>'),
      mention('<at>Lewis Grant</at>', '29:lewis'),
    ];
    expect(readActivity(activity({ text, entities }))?.turn.text).toBe(
      'deputy Lewis Grant until Friday',
    );
  });

  test('a button gives its verb and data', () => {
    const value = {
      action: { type: 'Action.Execute', verb: 'approval.approve', data: { approvalId: '7' } },
      trigger: 'manual',
    };
    const read = readActivity(
      activity({ type: 'invoke', name: 'adaptiveCard/action', replyToId: 'c1', value }),
    );
    expect(read).toMatchObject({
      cardMessageId: 'c1',
      isSubmit: false,
      turn: { kind: 'action', verb: 'approval.approve', value: { approvalId: '7' } },
    });
  });

  test('an old client’s button comes as a message with the verb in its data', () => {
    const read = readActivity(
      activity({ replyToId: 'c1', value: { verb: 'approval.approve', approvalId: '7' } }),
    );
    expect(read).toMatchObject({
      isSubmit: true,
      turn: { kind: 'action', verb: 'approval.approve', value: { approvalId: '7' } },
    });
  });

  test('a typed line with a value is a line', () => {
    const read = readActivity(activity({ text: 'help', value: { verb: 'approval.approve' } }));
    expect(read?.turn.kind).toBe('message');
  });

  test.each([
    ['installationUpdate', { action: 'add' }, 'installed'],
    ['installationUpdate', { action: 'remove' }, 'removed'],
    ['installationUpdate', { action: 'add-upgrade' }, 'membersAdded'],
    ['conversationUpdate', { membersAdded: [{ id: '28:bot' }] }, 'membersAdded'],
    ['conversationUpdate', { membersRemoved: [{ id: '28:bot' }] }, 'removed'],
    ['conversationUpdate', { membersRemoved: [{ id: '29:x' }] }, 'ignored'],
    ['conversationUpdate', { channelData: { eventType: 'channelDeleted' } }, 'removed'],
    ['messageReaction', {}, 'ignored'],
  ])('%s %o is %s', (type, over, kind) => {
    expect(readActivity(activity({ type, ...over }))?.turn.kind).toBe(kind);
  });

  test.each([undefined, 'text', [], { type: 'message' }, { conversation: { id: 'x' } }])(
    '%o is no activity',
    (json) => {
      expect(readActivity(json)).toBeUndefined();
    },
  );
});
