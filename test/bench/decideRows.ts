import { activity as activitySchema } from '../../graph/schema/activity';
import { approvals as approvalSchema } from '../../graph/schema/approvals';
import { packages as packageSchema } from '../../graph/schema/packages';
import { outbox } from '../../graph/schema/working';
import { activityKey } from '../../teamsapp/activity/activity';
import { firstEvent } from '../../teamsapp/activity/recordEvent';
import { approvalSubject, newApproval } from '../../teamsapp/approvals/openApproval';
import { childrenByReference } from '../../teamsapp/children/childByReference';
import type { HistoryRow, NewRow } from '../../teamsapp/common/store';
import type { Notice } from '../../teamsapp/notices/notice';
import { noticeKey } from '../../teamsapp/notices/claimNotice';
import { rememberConversation } from '../../teamsapp/notices/rememberConversation';
import type { OpenApp } from '../../teamsapp/openApp';
import { packageSubject } from '../../teamsapp/packages/educationPackage';
import type { Actor } from '../../teamsapp/people/actor';
import { useChannel } from '../../teamsapp/settings/useChannel';
import { aPackage, uuid } from '../support/build';
import { personOf } from '../support/council';
import { load } from './world';

/** Whose requests wait, how many, and where the connector of their channel is. */
export interface Waiting {
  requester: Actor;
  count: number;
  serviceUrl: string;
}

const conversationKey = 'channel:approvals';

/** Puts waiting requests into the lists, with their packages, posts and entries in Activity. */
export async function fillWaiting(open: OpenApp, waiting: Waiting): Promise<void> {
  const { app } = open;
  await bindChannel(open, waiting.serviceUrl);
  // The lists were filled past the copy: providers and children are looked up in it below.
  await app.changes.refresh();
  const { requester, count } = waiting;
  await load(open, packageSchema, count, (index) => packageRow(open, requester, index));
  await app.changes.refresh();
  await load(open, approvalSchema, count, (index) => approvalRow(open, requester, index));
  await app.changes.refresh();
  const asked = app.approvals.all();
  await load(open, outbox, count, (index) => postedNotice(at(asked, index).id));
  await load(open, activitySchema, count, (index) => {
    const approval = at(asked, index);
    return entryOf(approvalSubject(approval), approval);
  });
  await load(open, activitySchema, count, (index) => {
    const educationPackage = packageAt(open, index);
    return entryOf(packageSubject(educationPackage), educationPackage);
  });
}

function at<T>(rows: readonly T[], index: number): T {
  const row = rows[index];
  if (row === undefined) throw new Error(`Row ${String(index)} was not made.`);
  return row;
}

/** What the product has put into Activity long before the next start. */
function entryOf(subject: string, { lastEvent, eventHash }: HistoryRow) {
  const requestKey = activityKey(subject, lastEvent.sequence);
  return { requestKey, subject, event: lastEvent, hash: eventHash };
}

async function bindChannel(open: OpenApp, serviceUrl: string): Promise<void> {
  const { app } = open;
  const channelId = '19:approvals@thread.tacv2';
  const where = { serviceUrl, tenantId: '0', botId: '28:bot', kind: 'channel', channelId };
  await rememberConversation(app, {
    key: conversationKey,
    kind: 'channel',
    name: 'Approvals',
    teamName: 'Education',
    reference: { ...where, conversationId: channelId },
  });
  const stageWords = 'Team Manager';
  const administrator = await personOf(open, 'Ruth Allen');
  await useChannel(app, administrator, { stageWords, conversationKey, channelName: 'Approvals' });
}

const packageKey = (index: number) => uuid(7_000_000 + index);

function packageRow({ app }: OpenApp, requester: Actor, index: number) {
  const requestKey = packageKey(index);
  return {
    ...aPackage(),
    requestKey,
    childReference: `BX${String(index)}`,
    providerId: providerAt(app, index).id,
    team: 'send',
    status: 'submitted' as const,
    requester: { id: requester.id, name: requester.name },
    ...firstEvent(app, packageSubject({ requestKey }), requester, 'logged', {}),
  };
}

/** The request as the product makes it, and with the package's id as it is some moments later. */
function approvalRow(open: OpenApp, requester: Actor, index: number) {
  const { app } = open;
  const educationPackage = packageAt(open, index);
  const child = childrenByReference(app).get(educationPackage.childReference);
  const provider = providerAt(app, index);
  const request = newApproval(app, { educationPackage, provider, child, requester });
  return { ...request, packageId: educationPackage.id };
}

function packageAt({ app }: OpenApp, index: number) {
  const educationPackage = app.packages.findByKey(packageKey(index));
  if (!educationPackage) throw new Error(`Package ${String(index)} was not made.`);
  return educationPackage;
}

function postedNotice(approvalId: number): NewRow<Notice> {
  return {
    requestKey: noticeKey(approvalId),
    kind: 'approvalPosted',
    approvalId,
    state: 'posted',
    conversationKey,
    activityId: `post-${String(approvalId)}`,
    contentHash: 'as it was posted',
    attempts: 1,
  };
}

/** One of the providers that can be used, in turn. */
export function providerAt({ providers }: Pick<OpenApp['app'], 'providers'>, index: number) {
  const usable = providers.all().filter(({ status }) => status === 'active');
  return at(usable, index % usable.length);
}
