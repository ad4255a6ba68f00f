import type { App } from '../app';
import { openApprovals } from '../approvals/openApprovals';
import { currentStages } from '../approvals/stages';
import { today, type IsoDay } from '../common/dates';
import type { Person } from '../common/event';
import { askedKey, openQuestion } from './dueQuestions';
import type { DueNotice, Notice } from './notice';
import { chatKey } from './personalNotice';
import { refOf, toldWord, waitedAtOpening, type WaitingStage } from './waitingStages';

type Digest = Extract<DueNotice, { kind: 'digest' }>;

/**
 * The digest of today for everybody who has not switched it off and for whom something waited when
 * the day began, told or not. Also for a requester whose question Teams refused to deliver.
 */
export function digestsOfToday(app: App, waiting: readonly WaitingStage[]): readonly Digest[] {
  const day = today(app.clock);
  const people = new Map<string, { person: Person; stages: WaitingStage[]; isDue: boolean }>();
  const entryOf = (person: Person) => {
    const entry = people.get(person.id) ?? { person, stages: [], isDue: false };
    people.set(person.id, entry);
    return entry;
  };
  for (const stage of waiting) {
    for (const person of stage.people) {
      const entry = entryOf(person);
      entry.stages.push(stage);
      entry.isDue ||= waitedAtOpening(stage, day);
    }
  }
  for (const person of unreachedByQuestions(app)) entryOf(person).isDue = true;
  return [...people.values()]
    .filter(({ person, isDue }) => isDue && wantsDigest(app, person))
    .map(({ person, stages }) => ({
      kind: 'digest',
      key: digestKey(day, person),
      person,
      day,
      about: stages.map(refOf),
    }));
}

/** Whether the person gets the digest: everybody who has not switched it off. */
function wantsDigest(app: Pick<App, 'conversations'>, { id }: Pick<Person, 'id'>): boolean {
  return app.conversations.findByKey(chatKey(id))?.digestOff !== true;
}

/** Whether the person's digest of a day told of the stage. */
export function isToldByDigest(
  app: Pick<App, 'notices'>,
  person: Person,
  { stage, day }: { stage: WaitingStage; day: IsoDay },
): boolean {
  const told = digestOf(app, person, day)?.told ?? '';
  return told.split(' ').includes(toldWord(refOf(stage)));
}

/** The Outbox row of a person's digest of a day. */
export function digestOf(
  app: Pick<App, 'notices'>,
  person: Person,
  day: IsoDay,
): Notice | undefined {
  return app.notices.findByKey(digestKey(day, person));
}

function digestKey(day: IsoDay, { id }: Person): string {
  return `digest:${day}:${id}`;
}

/** Requesters whom a question waits for and whom Teams would not tell. */
function unreachedByQuestions(app: Pick<App, 'approvals' | 'notices'>): Person[] {
  return openApprovals(app).flatMap((approval) => {
    const isRefused = currentStages(approval).some((stage) => {
      const question = openQuestion(stage);
      const notice = question && app.notices.findByKey(askedKey(approval, question));
      return notice?.state === 'failed';
    });
    return isRefused ? [approval.requester] : [];
  });
}
