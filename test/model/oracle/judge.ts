import type { AppErrorCode } from '../../../teamsapp/common/errors';
import type { Look, Press } from '../press';
import type { Somebody } from '../people';
import { seatFor, sees } from './seat';
import { type ModelApproval, type ModelStage, stateOf, waiting } from './state';
import { answered, asked, decided, referred, withdrawn } from './transitions';
import type { View } from './view';

/** What must become of a press: a new state, nothing because it was pressed before, or a refusal. */
export type Judgement =
  | { kind: 'done'; after: ModelApproval }
  | { kind: 'same' }
  | { kind: 'refused'; code: AppErrorCode };

const refused = (code: AppErrorCode): Judgement => ({ kind: 'refused', code });
const same: Judgement = { kind: 'same' };

/** What must become of a press on a request as it is, by what the process knows. */
export function judge(view: View, approval: ModelApproval, press: Press): Judgement {
  const person = view.people.get(press.who);
  if (!person || !sees(view, person, approval)) return refused('notFound');
  const by = { view, person, approval };
  if (press.kind === 'decide') return judgeDecision(by, press);
  if (press.kind === 'ask') return judgeQuestion(by, press);
  if (press.kind === 'refer') return judgeReferral(by, press);
  if (press.kind === 'answer') return judgeAnswer(by, press);
  return judgeWithdrawal(by);
}

interface By {
  view: View;
  person: Somebody;
  approval: ModelApproval;
}
type Of<K extends Press['kind']> = Extract<Press, { kind: K }>;

function judgeDecision({ view, person, approval }: By, press: Of<'decide'>): Judgement {
  const stage = stageOf(approval, press.stageId);
  if (!stage) return refused('notFound');
  const own = stage.decisions.find(({ by }) => by === person.id);
  if (own) return own.verdict === press.verdict ? same : refused('conflict');
  if (!isReached(approval, stage)) return refused('conflict');
  const seat = seatFor(view, person, approval, stage);
  if (seat === undefined) return refused('notAllowed');
  if (stage.state === 'asked') return refused('conflict');
  const isFresh = press.look.answers === approval.answers;
  const isTrue = press.verdict === 'decline' || press.look.drift === view.drift;
  if (!isFresh || !isTrue) return refused('conflict');
  if (press.verdict !== 'approve' && press.note === '') return refused('invalid');
  const { verdict } = press;
  const decision = { by: person.id, verdict, ...(seat !== '' && { insteadOf: seat }) };
  return { kind: 'done', after: decided(approval, stage, decision, view.day) };
}

function judgeQuestion({ view, person, approval }: By, press: Of<'ask'>): Judgement {
  const stage = stageOf(approval, press.stageId);
  if (!stage) return refused('notFound');
  const open = stage.questions.find(({ answeredBy }) => answeredBy === undefined);
  if (open?.by === person.id && open.text === press.text) return same;
  if (!isReached(approval, stage)) return refused('conflict');
  if (seatFor(view, person, approval, stage) === undefined) return refused('notAllowed');
  if (open || !isSeen(press.look, approval)) return refused('conflict');
  return { kind: 'done', after: asked(approval, stage, person.id, press.text, view.day) };
}

function judgeReferral({ view, person, approval }: By, press: Of<'refer'>): Judgement {
  const stage = stageOf(approval, press.stageId);
  if (!stage) return refused('notFound');
  const last = stage.referrals.at(-1);
  const isSame = last?.by === person.id && last.to === press.to && stage.state === 'notYet';
  if (isSame) return same;
  if (!isReached(approval, stage)) return refused('conflict');
  if (seatFor(view, person, approval, stage) === undefined) return refused('notAllowed');
  if (stage.state === 'asked' || !isSeen(press.look, approval)) return refused('conflict');
  const present = approval.stages.find(({ name }) => name === press.to);
  const rule = view.rules.find(({ name }) => name === press.to);
  const isPossible = present ? present.state === 'notYet' : rule !== undefined;
  if (!isPossible || press.to === stage.name) return refused('invalid');
  return {
    kind: 'done',
    after: referred(approval, stage, present ?? rule, { by: person.id, to: press.to }, view.day),
  };
}

function judgeAnswer({ view, person, approval }: By, press: Of<'answer'>): Judgement {
  const [stageId = '', number = ''] = press.questionId.split('q');
  const stage = stageOf(approval, stageId);
  const question = stage?.questions[Number(number) - 1];
  if (!stage || !question) return refused('notFound');
  if (!isOfTeam(person, approval)) return refused('notAllowed');
  if (question.answeredBy !== undefined) {
    const isSame = question.answeredBy === person.id && question.answer === press.text;
    return isSame ? same : refused('conflict');
  }
  if (stage.state !== 'asked' || waiting(approval).length === 0) return refused('conflict');
  return { kind: 'done', after: answered(approval, stage, person.id, press.text, view.day) };
}

function judgeWithdrawal({ person, approval }: By): Judgement {
  if (!isOfTeam(person, approval)) return refused('notAllowed');
  const state = stateOf(approval);
  if (state === 'withdrawn' && approval.lastActor === person.id) return same;
  if (state !== 'open' && state !== 'informationRequested') return refused('conflict');
  return { kind: 'done', after: withdrawn(approval, person.id) };
}

function stageOf({ stages }: ModelApproval, stageId: string): ModelStage | undefined {
  return stages.find(({ id }) => id === stageId);
}

/** Whether the stage waits for somebody, and the request with it. */
function isReached(approval: ModelApproval, stage: ModelStage): boolean {
  return waiting(approval).includes(stage);
}

function isSeen(look: Look, approval: ModelApproval): boolean {
  return look.answers === approval.answers;
}

/** The requester and the requester's team, if they log packages. */
function isOfTeam({ id, roles, teams }: Somebody, { requester, team }: ModelApproval): boolean {
  const logs = roles.includes('staff') || roles.includes('manager');
  return logs && (id === requester || teams.includes(team));
}
