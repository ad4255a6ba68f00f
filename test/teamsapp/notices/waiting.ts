import type { Approval, Question, Stage } from '../../../teamsapp/approvals/approval';
import type { Actor } from '../../../teamsapp/people/actor';
import { dueNotices } from '../../../teamsapp/notices/dueNotices';
import type { Conversation } from '../../../teamsapp/notices/notice';
import type { StageRule } from '../../../teamsapp/settings/settings';
import { appWith, type AppStart, type TestApp } from '../../support/app';
import {
  aChild,
  anActor,
  anApproval,
  aPackage,
  aProvider,
  aStage,
  everybody,
  uuid,
} from '../../support/build';

/** A second Team Manager of Inclusion. */
export const lewis = anActor({ id: uuid(21), name: 'Lewis Grant', roles: ['staff', 'manager'] });
/** Head of Service, to whom late stages are escalated. */
export const helen = anActor({
  id: uuid(22),
  name: 'Helen Draper',
  roles: ['commissioner'],
  teams: [],
});
export const people: readonly Actor[] = [...everybody, lewis, helen];

/** Who a late Team Manager is escalated to. */
export const head = { people: [{ id: helen.id, name: helen.name }] };

/** The Team Manager's rule, escalated to the Head of Service unless told otherwise. */
export function aRule(over: Partial<StageRule> = {}): StageRule {
  return { ...aStage().rule, escalateTo: head, ...over };
}

/** A request with the one stage, opened on 23 November 2026 and due on Thursday 26. */
export function waiting(stage: Partial<Stage> = {}, over: Partial<Approval> = {}): Approval {
  const openedAt = '2026-11-23T10:00:00.000Z';
  return anApproval({ ...over, stages: [aStage({ openedAt, rule: aRule(), ...stage })] });
}

/** Someone's own chat with the bot, with the digest switched off where said. */
export function chat(id: number, { id: personId, name }: Actor, digestOff?: true): Conversation {
  const key = `person:${personId}`;
  return {
    id,
    eTag: '1',
    requestKey: key,
    key,
    kind: 'personal',
    name,
    ...(digestOff && { digestOff }),
    reference: {
      serviceUrl: 'http://127.0.0.1:56150/_connector',
      tenantId: uuid(9000),
      botId: '28:bot',
      kind: 'personal',
      conversationId: `a:${personId}`,
      userId: `29:${personId}`,
    },
  };
}

/** Everybody's chat; nobody there wants a digest unless told otherwise. */
export function chats(digestOff?: true): Conversation[] {
  return people.map((person, index) => chat(index + 1, person, digestOff));
}

/** EP-1042 waits for its Team Manager; everybody has a chat and no digest. */
export function noticeApp(approvals: readonly Approval[], more: AppStart = {}): TestApp {
  return appWith({
    providers: [aProvider()],
    children: [aChild()],
    packages: [aPackage({ status: 'inReview' })],
    approvals,
    people,
    conversations: chats(true),
    ...more,
  });
}

/** What is due at a moment, each as its kind and the person's first name. */
export async function dueAt(app: TestApp, at: string): Promise<string[]> {
  const due = await dueNotices(app, new Date(at));
  return due.map(({ kind, person }) => `${kind} ${person.name.split(' ')[0] ?? ''}`).sort();
}

/** A question of Megan's about the first stage. */
export function aQuestion(by: Actor, over: Partial<Question> = {}): Question {
  const asked = {
    by: { id: by.id, name: by.name },
    at: '2026-11-24T09:00:00.000Z',
    text: 'Who is there on Mondays?',
  };
  return { id: 's1q1', asked, ...over };
}
