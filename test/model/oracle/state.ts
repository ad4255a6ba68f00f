import type { Body } from '../../../teamsapp/settings/settings';
import { dueDay, type Pause } from './days';

/** A stage as the model has it; nothing here is worked out by the product. */
export interface ModelStage {
  id: string;
  name: string;
  step: number;
  body: Body;
  quorum: number;
  waitingDays: number;
  differentPerson: boolean;
  state: 'notYet' | 'open' | 'asked' | 'approved' | 'declined';
  /** The day on which it was opened last; its clock has run since but for the pauses. */
  opened: string;
  pauses: readonly Pause[];
  decisions: readonly ModelDecision[];
  questions: readonly ModelQuestion[];
  referrals: readonly { by: string; to: string }[];
}

export interface ModelDecision {
  by: string;
  insteadOf?: string;
  verdict: string;
}

export interface ModelQuestion {
  by: string;
  text: string;
  answeredBy?: string;
  answer?: string;
}

/** One request as it must be stored. */
export interface ModelApproval {
  id: number;
  packageKey: string;
  requester: string;
  team: string;
  child: string;
  ruleSetFrom: string;
  barred: readonly string[];
  stages: readonly ModelStage[];
  withdrawn: boolean;
  /** How often a question was answered. */
  answers: number;
  /** Who did what happened last. */
  lastActor: string;
}

export type ModelState = 'open' | 'informationRequested' | 'approved' | 'declined' | 'withdrawn';

/** What became of the whole request. */
export function stateOf({ stages, withdrawn }: ModelApproval): ModelState {
  if (withdrawn) return 'withdrawn';
  if (stages.some(({ state }) => state === 'declined')) return 'declined';
  if (stages.every(({ state }) => state === 'approved')) return 'approved';
  return stages.some(({ state }) => state === 'open') ? 'open' : 'informationRequested';
}

/** The stages that somebody is waited for, in their order. */
export function waiting(approval: ModelApproval): readonly ModelStage[] {
  const state = stateOf(approval);
  if (state !== 'open' && state !== 'informationRequested') return [];
  return approval.stages.filter((stage) => stage.state === 'open' || stage.state === 'asked');
}

/** The request as its row must read, in one text. */
export function expectedRow(approval: ModelApproval): string {
  const current = waiting(approval);
  const running = current.filter(({ state }) => state === 'open').map(dueOf);
  return JSON.stringify({
    state: stateOf(approval),
    seen: 1 + approval.answers,
    requester: approval.requester,
    team: approval.team,
    from: approval.ruleSetFrom,
    barred: approval.barred,
    waitingFor: current.map(({ name }) => name).join(', '),
    due: running.sort()[0] ?? '',
    stages: approval.stages.map((stage) => [
      stage.id,
      stage.name,
      stage.step,
      stage.quorum,
      stage.state === 'asked' ? 'informationRequested' : stage.state,
      stage.state === 'open' || stage.state === 'asked' ? dueOf(stage) : '',
      stage.decisions.map(({ by, insteadOf = '', verdict }) => [by, insteadOf, verdict]),
      stage.questions.map(({ by, text, answeredBy = '', answer = '' }) => [
        by,
        text,
        answeredBy,
        answer,
      ]),
      stage.referrals.map(({ by, to }) => [by, to]),
    ]),
  });
}

function dueOf({ opened, waitingDays, pauses }: ModelStage): string {
  return dueDay(opened, waitingDays, pauses);
}
