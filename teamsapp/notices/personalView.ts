import type { App } from '../app';
import type { Approval, Concern, Question, Stage } from '../approvals/approval';
import { teamName } from '../approvals/facts';
import { openApprovals } from '../approvals/openApprovals';
import { packageIdOf, referenceOf } from '../approvals/requestWords';
import { currentStages } from '../approvals/stages';
import { daysBetween, today, type IsoDay } from '../common/dates';
import type { Person } from '../common/event';
import { setting } from '../settings/inForce';
import { workingDaysBetween } from '../settings/workingDays';
import { isRestricted } from './channelFor';
import { openQuestion } from './dueQuestions';
import type { DueNotice, StageRef } from './notice';

/** A stage as a personal card shows it: never with the name or the initials of a child. */
export interface StageWords {
  approvalId: number;
  packageId: number | undefined;
  /** "EP-1042". */
  packageReference: string;
  stageName: string;
  dueDate: IsoDay | undefined;
  /** Calendar days until then, and working days: 0 on the day, negative when late. */
  daysLeft: number;
  workingDaysLeft: number;
  /** A question of this stage was answered: the facts may be others now. */
  isAnswered: boolean;
  /** Somebody is told when it stays unanswered. */
  isEscalated: boolean;
  /** Everything else about it; absent for a restricted child, of whom a card says nothing. */
  request?: RequestInWords;
}

export interface RequestInWords {
  requester: string;
  teamName: string;
  hoursPerWeek: number | undefined;
  sessionsPerWeek: number | undefined;
  providerName: string;
  childReference: string;
  wholeCost: number;
  concerns: readonly Concern[];
}

/** What a personal card shows. */
export type PersonalView =
  | { kind: 'reminder' | 'escalation'; stage: StageWords }
  /** `text` and `answer` are absent for a restricted child. */
  | { kind: 'questionAsked'; stage: StageWords; by: string; text?: string }
  | { kind: 'questionAnswered'; stage: StageWords; by: string; text?: string; answer?: string }
  | { kind: 'digest'; day: IsoDay; stages: readonly StageWords[]; questions: number };

/**
 * What a notice says as things are now; undefined when it is no longer true: somebody answered
 * the stage, its due day moved, the question was answered. What has become untrue is not sent.
 */
export function personalView(app: App, due: DueNotice): PersonalView | undefined {
  switch (due.kind) {
    case 'digest':
      return digestView(app, due);
    case 'questionAsked':
    case 'questionAnswered':
      return questionView(app, due);
    case 'reminder':
    case 'escalation': {
      const waits = waitingFor(app, due.person, due.about);
      const isMoved = due.kind === 'reminder' && waits?.stage.dueDate !== due.day;
      if (!waits || isMoved) return undefined;
      return { kind: due.kind, stage: stageWords(app, waits) };
    }
  }
}

/** The stages of a digest that still wait, and the questions to the person itself. */
function digestView(
  app: App,
  due: Extract<DueNotice, { kind: 'digest' }>,
): PersonalView | undefined {
  const stages = stagesTold(app, due).map((one) => stageWords(app, one));
  const questions = openApprovals(app)
    .filter(({ requester, isUnsealed }) => requester.id === due.person.id && !isUnsealed)
    .flatMap((approval) => currentStages(approval).flatMap((stage) => openQuestion(stage) ?? []));
  if (stages.length + questions.length === 0) return undefined;
  return { kind: 'digest', day: due.day, stages, questions: questions.length };
}

/** Those of a digest's stages that still wait for the person. */
export function stagesTold(
  app: Pick<App, 'approvals'>,
  { about, person }: Extract<DueNotice, { kind: 'digest' }>,
): readonly Waiting[] {
  return about.flatMap((ref) => waitingFor(app, person, ref) ?? []);
}

function questionView(
  app: App,
  due: Extract<DueNotice, { questionId: string }>,
): PersonalView | undefined {
  const found = stageOf(app, due.about);
  const question = found?.stage.questions.find(({ id }) => id === due.questionId);
  if (!found || !question) return undefined;
  const stage = stageWords(app, found);
  const isPublic = stage.request !== undefined;
  const { asked, answered } = question;
  if (due.kind === 'questionAsked') {
    if (openQuestion(found.stage) !== question) return undefined;
    return { kind: due.kind, stage, by: asked.by.name, ...(isPublic && { text: asked.text }) };
  }
  if (!answered || hasAnswered(found.stage, due.person)) return undefined;
  return { kind: due.kind, stage, by: answered.by.name, ...(isPublic && bothTexts(question)) };
}

function bothTexts({ asked, answered }: Question) {
  return { text: asked.text, ...(answered && { answer: answered.text }) };
}

interface Waiting {
  approval: Approval;
  stage: Stage;
}

function stageOf(app: Pick<App, 'approvals'>, ref: StageRef): Waiting | undefined {
  const approval = app.approvals.find(ref.approvalId);
  if (!approval || approval.isUnsealed) return undefined;
  const stage = currentStages(approval).find(({ id }) => id === ref.stageId);
  return stage && { approval, stage };
}

function waitingFor(
  app: Pick<App, 'approvals'>,
  person: Person,
  ref: StageRef,
): Waiting | undefined {
  const found = stageOf(app, ref);
  if (found?.stage.state !== 'open' || hasAnswered(found.stage, person)) return undefined;
  return found;
}

function hasAnswered({ decisions }: Stage, { id }: Person): boolean {
  return decisions.some(({ by, insteadOf }) => by.id === id || insteadOf?.id === id);
}

function stageWords(app: App, { approval, stage }: Waiting): StageWords {
  const { dueDate = today(app.clock), rule } = stage;
  const day = today(app.clock);
  return {
    approvalId: approval.id,
    packageId: packageIdOf(app, approval),
    packageReference: referenceOf(app, approval),
    stageName: rule.name,
    dueDate: stage.dueDate,
    daysLeft: daysBetween(day, dueDate),
    workingDaysLeft: workingDaysBetween(setting(app, 'calendar'), day, dueDate),
    isAnswered: stage.questions.some(({ answered }) => answered !== undefined),
    isEscalated: rule.escalateTo !== undefined,
    ...(!isRestricted(app, approval) && { request: requestInWords(app, approval) }),
  };
}

function requestInWords(app: App, { requester, team, snapshot }: Approval): RequestInWords {
  return {
    requester: requester.name,
    teamName: teamName(app, team),
    hoursPerWeek: snapshot.hoursPerWeek,
    sessionsPerWeek: snapshot.sessionsPerWeek,
    providerName: snapshot.providerName,
    childReference: snapshot.childReference,
    wholeCost: snapshot.wholeCost,
    concerns: snapshot.concerns,
  };
}
