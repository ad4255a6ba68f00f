import { createHash } from 'node:crypto';
import type { App, Card } from '../teamsapp/app';
import { postedApproval } from '../teamsapp/approvals/approvalView';
import { referenceOf as packageReferenceOf } from '../teamsapp/approvals/requestWords';
import { currentStage } from '../teamsapp/approvals/stages';
import { isRestricted } from '../teamsapp/notices/channelFor';
import { claimEdit, claimNotice, renewClaim, type Claim } from '../teamsapp/notices/claimNotice';
import { conversationGone } from '../teamsapp/notices/conversationGone';
import { dueQuestions } from '../teamsapp/notices/dueQuestions';
import type { Notice, Notifier } from '../teamsapp/notices/notice';
import { recordEdited, recordFailed, recordPosted } from '../teamsapp/notices/recordNotice';
import { postedApprovalCard } from './cards/postedApproval';
import { redactedPostCard } from './cards/redactedPost';
import { platformIds, referenceOf } from './conversations';
import type { Links } from './links';
import type { BotLog } from './log';
import { createPace, realTiming, type Timing } from './pace';
import { tell } from './personalNotices';
import { sendWithRetry } from './retry';
import { PostRefused, type ConversationRef, type Poster } from './turn';

export interface NotifierParts {
  /** The app; a function, because the app needs its notifier first. */
  app: () => App;
  poster: Poster;
  links: Links;
  log: BotLog;
  timing?: Timing;
}

/**
 * Keeps each approval's one post true: posts it where its stage's channel is, and edits it when it
 * shows something else. Tells people in their own chats what is due. The claim before either is in
 * writing, so two processes send once; everything keeps to the same pace.
 */
export function createNotifier(parts: NotifierParts): Notifier {
  const timing = parts.timing ?? realTiming;
  const pace = createPace(timing);
  const running = new Map<number, Promise<void>>();
  const sender: Sender = {
    ...parts,
    app: parts.app,
    send: (kind, key, send) => pace(key, () => sendWithRetry(kind, send, timing)),
  };
  return {
    bringUpToDate: (approvalId) => {
      // One at a time for each approval: a later call sees what the earlier one has written.
      const before = running.get(approvalId) ?? Promise.resolve();
      const next = before.catch(() => undefined).then(() => bringUpToDate(sender, approvalId));
      running.set(approvalId, next);
      return next.finally(() => {
        if (running.get(approvalId) === next) running.delete(approvalId);
      });
    },
    tell: (due) => tell(sender, due),
    tellQuestions: async (approvalId) => {
      for (const due of dueQuestions(sender.app(), approvalId)) await tell(sender, due);
    },
  };
}

/** The notifier's parts, and the one way by which everything is sent. */
export interface Sender extends NotifierParts {
  send<T>(kind: 'post' | 'edit', key: string, send: () => Promise<T>): Promise<T>;
}

async function bringUpToDate(sender: Sender, approvalId: number): Promise<void> {
  const app = sender.app();
  const claim = await claimNotice(app, approvalId);
  if (claim.do === 'nothing') return;
  const card = await cardOf(sender, approvalId);
  const contentHash = hashOf(card);
  if (claim.do === 'edit' && claim.notice.contentHash === contentHash) return;
  const reference = referenceOf(app.conversations.findByKey(claim.conversationKey));
  if (!reference) {
    await failed(sender, claim, 'notSent', 'The bot has not heard from this channel yet.');
    return;
  }
  await deliver(sender, claim, { card, contentHash, reference });
}

interface Delivery {
  card: Card;
  contentHash: string;
  reference: ConversationRef;
}

type Send = Exclude<Claim, { do: 'nothing' }>;

async function deliver(sender: Sender, claim: Send, delivery: Delivery): Promise<void> {
  const held = { notice: claim.notice };
  try {
    if (claim.do === 'edit') await edit(sender, claim, delivery, held);
    else await post(sender, claim, delivery, held);
  } catch (error) {
    if (!(error instanceof PostRefused)) throw error;
    await recordRefusal(sender, { ...claim, notice: held.notice }, error);
  }
}

async function edit(
  sender: Sender,
  { conversationKey, ...claim }: Extract<Claim, { do: 'edit' }>,
  { reference, card, contentHash }: Delivery,
  held: { notice: Notice },
): Promise<void> {
  const claimed = await claimEdit(sender.app(), held.notice, contentHash);
  if (!claimed) return;
  held.notice = claimed;
  const { activityId = claim.activityId } = claimed;
  await sender.send('edit', conversationKey, () => sender.poster.edit(reference, activityId, card));
  await recordEdited(sender.app(), claimed, contentHash);
}

async function post(
  sender: Sender,
  claim: Extract<Claim, { do: 'send' }>,
  delivery: Delivery,
  held: { notice: Notice },
): Promise<void> {
  const activityId = await sent(sender, claim, delivery, held);
  if (activityId === undefined) return;
  const { conversationKey } = claim;
  const { contentHash } = delivery;
  await recordPosted(sender.app(), held.notice, { conversationKey, activityId, contentHash });
}

/** Posts while the claim is ours; undefined when another process has taken it over. */
async function sent(
  sender: Sender,
  { conversationKey }: Send,
  { reference, card }: Delivery,
  held: { notice: Notice },
): Promise<string | undefined> {
  return sender.send('post', conversationKey, async () => {
    const renewed = await renewClaim(sender.app(), held.notice);
    if (!renewed) return undefined;
    held.notice = renewed;
    return (await sender.poster.post(reference, card)).activityId;
  });
}

async function recordRefusal(sender: Sender, claim: Send, { status }: PostRefused): Promise<void> {
  const isForGood = forGood.has(status);
  if (isForGood && claim.do === 'send' && status !== 413) {
    await conversationGone(sender.app(), claim.conversationKey);
  }
  if (isForGood) await failed(sender, claim, 'refused', refusals[status] ?? 'Teams refused it.');
  else if (status === 429 || status === 412) {
    await failed(sender, claim, 'notSent', 'Teams asked to wait. It is sent again later.');
  } else {
    await failed(
      sender,
      claim,
      'notKnown',
      'Teams did not answer. It is sent again in two minutes.',
    );
  }
}

const forGood = new Set([400, 401, 403, 404, 413]);

/** What an administrator is told, by the platform's status. */
const refusals: Readonly<Record<number, string>> = {
  401: 'Teams does not accept the bot’s registration. Check the bot’s id and credentials.',
  403: 'The bot was removed from this channel. Add it again, then write there: use this channel for the stage.',
  404: 'This channel is gone. Choose another one with: use this channel for the stage.',
  413: 'The card was too large for Teams. Decide the request in the tab.',
};

async function failed(
  sender: Sender,
  { notice, conversationKey }: { notice: Notice; conversationKey: string },
  outcome: 'refused' | 'notSent' | 'notKnown',
  problem: string,
): Promise<void> {
  sender.log.warn({ approvalId: notice.approvalId, conversationKey, outcome }, problem);
  await recordFailed(sender.app(), notice, { outcome, problem });
}

async function cardOf(sender: Sender, approvalId: number): Promise<Card> {
  const app = sender.app();
  const approval = app.approvals.find(approvalId) ?? (await app.approvals.live(approvalId));
  if (isRestricted(app, approval)) {
    const packageReference = packageReferenceOf(app, approval);
    const isWaiting = currentStage(approval) !== undefined;
    return redactedPostCard({ approvalId, packageReference, isWaiting }, sender.links);
  }
  const posted = await postedApproval(app, approval);
  const userIds = platformIds(
    app,
    posted.deciders.map(({ id }) => id),
  );
  return postedApprovalCard(posted, sender.links, userIds);
}

function hashOf(card: Card): string {
  return createHash('sha256').update(JSON.stringify(card)).digest('base64url');
}
