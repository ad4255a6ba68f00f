import { z } from 'zod';
import type { ConversationKind, ConversationRef, Turn, TurnKind } from './turn';

/** What is read of an activity of the bot platform; everything else in it is left alone. */
const account = z.object({
  id: z.string().default(''),
  name: z.string().default(''),
  aadObjectId: z.string().optional(),
});
const named = z.object({ id: z.string(), name: z.string().nullish() });
const activityShape = z.object({
  type: z.string(),
  name: z.string().optional(),
  id: z.string().default(''),
  replyToId: z.string().optional(),
  action: z.string().optional(),
  serviceUrl: z.string().default(''),
  from: account.default({ id: '', name: '' }),
  recipient: account.default({ id: '', name: '' }),
  conversation: z.object({
    id: z.string(),
    conversationType: z.string().optional(),
    isGroup: z.boolean().optional(),
    tenantId: z.string().optional(),
  }),
  channelData: z
    .object({
      tenant: z.object({ id: z.string() }).optional(),
      channel: named.partial().optional(),
      team: named.partial().optional(),
      eventType: z.string().optional(),
    })
    .nullish(),
  entities: z.array(z.record(z.string(), z.unknown())).optional(),
  membersAdded: z.array(account).optional(),
  membersRemoved: z.array(account).optional(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
});
type Activity = z.infer<typeof activityShape>;

const cardAction = z.object({
  action: z.object({ verb: z.string(), data: z.unknown() }),
  trigger: z.string().optional(),
});
const submitted = z.looseObject({ verb: z.string() });
const mention = z.object({
  type: z.literal('mention'),
  mentioned: z.object({ id: z.string() }),
  text: z.string(),
});

/** A turn, and the message whose button was pressed. */
export interface ReadTurn {
  turn: Turn;
  /** The message that carries the card, when a button was pressed. */
  cardMessageId?: string | undefined;
  /** The button came as a message (Action.Submit), so only an edit can answer on the card. */
  isSubmit: boolean;
}

/** Reads an activity into a turn; undefined for what is not an activity of a conversation. */
export function readActivity(json: unknown): ReadTurn | undefined {
  const parsed = activityShape.safeParse(json);
  if (!parsed.success) return undefined;
  const activity = parsed.data;
  const reference = referenceOf(activity);
  const action = actionOf(activity);
  const { channel, team } = activity.channelData ?? {};
  return {
    turn: {
      kind: action ? 'action' : kindOf(activity),
      activityId: activity.id,
      userId: activity.from.id,
      aadObjectId: activity.from.aadObjectId ?? '',
      name: activity.from.name,
      tenantId: reference.tenantId,
      conversationId: activity.conversation.id,
      conversationType: reference.kind,
      ...(reference.channelId && { channelId: reference.channelId }),
      ...(channel?.name && { channelName: channel.name }),
      ...(team?.id && { teamId: team.id }),
      ...(team?.name && { teamName: team.name }),
      ...(activity.text && { text: wordsOf(activity) }),
      ...(action && { verb: action.verb, value: action.data, automatic: action.automatic }),
      reference,
    },
    cardMessageId: action ? activity.replyToId : undefined,
    isSubmit: action !== undefined && activity.type === 'message',
  };
}

function referenceOf(activity: Activity): ConversationRef {
  const kind = conversationKind(activity.conversation);
  const thread = activity.conversation.id.split(';')[0] ?? activity.conversation.id;
  const channelId = activity.channelData?.channel?.id ?? thread;
  return {
    serviceUrl: activity.serviceUrl,
    tenantId: activity.conversation.tenantId ?? activity.channelData?.tenant?.id ?? '',
    botId: activity.recipient.id,
    kind,
    conversationId: activity.conversation.id,
    ...(kind === 'channel' && { channelId }),
    ...(kind === 'personal' && { userId: activity.from.id }),
  };
}

function conversationKind(conversation: Activity['conversation']): ConversationKind {
  if (conversation.conversationType === 'channel') return 'channel';
  return conversation.conversationType === 'groupChat' || conversation.isGroup === true
    ? 'groupChat'
    : 'personal';
}

function actionOf(activity: Activity) {
  if (activity.type === 'invoke' && activity.name === 'adaptiveCard/action') {
    const { data } = cardAction.safeParse(activity.value);
    const automatic = data?.trigger === 'automatic';
    return { verb: data?.action.verb ?? '', data: data?.action.data, automatic };
  }
  if (activity.type !== 'message' || activity.text) return undefined;
  const parsed = submitted.safeParse(activity.value);
  if (!parsed.success) return undefined;
  const { verb, ...data } = parsed.data;
  return { verb, data, automatic: false };
}

function kindOf(activity: Activity): TurnKind {
  const isBot = ({ id }: { id: string }) => id === activity.recipient.id;
  if (activity.type === 'message') return 'message';
  if (activity.type === 'installationUpdate') {
    if (activity.action === 'add') return 'installed';
    return activity.action === 'remove' ? 'removed' : 'membersAdded';
  }
  if (activity.type !== 'conversationUpdate') return 'ignored';
  if (activity.channelData?.eventType === 'channelDeleted') return 'removed';
  if (activity.membersRemoved?.some(isBot)) return 'removed';
  return activity.membersAdded ? 'membersAdded' : 'ignored';
}

/** What was typed: without the mention of the bot, with other people's mentions as their names. */
function wordsOf(activity: Activity): string {
  const own = (activity.entities ?? []).flatMap((entity) => {
    const { data } = mention.safeParse(entity);
    return data?.mentioned.id === activity.recipient.id ? [data.text] : [];
  });
  const text = own.reduce((words, said) => words.replace(said, ' '), activity.text ?? '');
  return text
    .replace(/<\/?at[^>]*>/gi, '')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .trim();
}
