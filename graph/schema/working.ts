import type { Draft } from '../../teamsapp/drafts/draft';
import type { Conversation, Notice } from '../../teamsapp/notices/notice';
import type { ListDefinition } from './list';
import { defineList, optional, requestKey, sameAsRequestKey } from './list';
import { anObject, listOf } from './shape';
import { choice, json, note, orEmpty, text, word } from './textColumns';
import { day, instant, mark, number } from './valueColumns';

/** The Drafts list: packages being written, each for its writer alone. */
export const drafts = defineList<Draft>({
  name: 'Drafts',
  description: 'Packages being written. Removed by themselves after seven days.',
  title: 'Draft',
  fields: {
    requestKey: requestKey(),
    writerId: text('WriterId', { indexed: true }),
    form: json<Draft['form']>('Form', anObject),
    remarks: json('Remarks', listOf<Draft['remarks'][number]>('title', 'sentence')),
    expires: instant('Expires', { indexed: true }),
  },
});

/** The Conversations list: where the bot may speak. */
export const conversations = defineList<Conversation>({
  name: 'Conversations',
  description: 'Where the bot of Education Packages may speak.',
  title: 'Conversation',
  fields: {
    requestKey: requestKey(),
    key: sameAsRequestKey(),
    kind: choice('Kind', ['personal', 'groupChat', 'channel']),
    name: orEmpty(text('ConversationName')),
    teamName: optional(text('TeamName')),
    goneSince: optional(instant('GoneSince')),
    digestOff: optional(mark('DigestOff')),
    reference: json<Conversation['reference']>('Reference', anObject),
  },
});

const noticeKinds = [
  'approvalPosted',
  'reminder',
  'escalation',
  'digest',
  'questionAsked',
  'questionAnswered',
] as const satisfies readonly Notice['kind'][];

/** The Outbox list: posts that stay true, and what people are told, each once. */
export const outbox = defineList<Notice>({
  name: 'Outbox',
  description: 'Posts and personal notices of the bot, each to be sent once.',
  title: 'Notice',
  fields: {
    requestKey: requestKey(),
    kind: word('Kind', noticeKinds),
    approvalId: optional(number('ApprovalId', { indexed: true })),
    state: choice('State', ['waiting', 'claimed', 'posted', 'failed'], { indexed: true }),
    claimedAt: optional(instant('ClaimedAt')),
    conversationKey: optional(text('ConversationKey')),
    activityId: optional(text('ActivityId')),
    contentHash: optional(text('ContentHash')),
    attempts: number('Attempts'),
    problem: optional(note('Problem')),
    day: optional(day('Day')),
    told: optional(note('Told')),
  },
});

/** The Preferences list: what a person chose for herself. Made now, used later. */
export const preferences: ListDefinition = {
  name: 'Preferences',
  description: 'What each person chose for herself: digest, views, columns.',
  columns: [
    requestKey(),
    text('PersonId', { indexed: true }),
    text('PreferenceName'),
    json('Value', anObject),
  ].flatMap((field) => field.columns),
};
