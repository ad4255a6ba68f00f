import type { StageRule } from '../../../teamsapp/settings/settings';
import type { ModelApproval, ModelDecision, ModelStage } from './state';

/** One more decision: a decline closes the stage, approvals do when there are enough. */
export function decided(
  approval: ModelApproval,
  stage: ModelStage,
  decision: ModelDecision,
  day: string,
): ModelApproval {
  const decisions = [...stage.decisions, decision];
  const isNo = decision.verdict === 'decline';
  const isYes = !isNo && decisions.length === stage.quorum;
  const state = isNo ? 'declined' : isYes ? 'approved' : 'open';
  const stages = replaced(approval.stages, { ...stage, decisions, state });
  return by(decision.by, { ...approval, stages: isYes ? nextOpened(stages, day) : stages });
}

/** A question: the stage's clock stands. */
export function asked(
  approval: ModelApproval,
  stage: ModelStage,
  who: string,
  text: string,
  day: string,
): ModelApproval {
  const questions = [...stage.questions, { by: who, text }];
  const pauses = [...stage.pauses, { asked: day }];
  const stages = replaced(approval.stages, { ...stage, questions, pauses, state: 'asked' });
  return by(who, { ...approval, stages });
}

/** An answer: the clock runs again, and whoever saw the request before has to look again. */
export function answered(
  approval: ModelApproval,
  stage: ModelStage,
  who: string,
  text: string,
  day: string,
): ModelApproval {
  const questions = stage.questions.map((one) =>
    one.answeredBy === undefined ? { ...one, answeredBy: who, answer: text } : one,
  );
  const pauses = stage.pauses.map((one) => ({ answered: day, ...one }));
  const stages = replaced(approval.stages, { ...stage, questions, pauses, state: 'open' });
  return by(who, { ...approval, stages, answers: approval.answers + 1 });
}

/** The other stage comes at once, the own one alone right behind it, and all later ones after. */
export function referred(
  approval: ModelApproval,
  stage: ModelStage,
  target: ModelStage | StageRule | undefined,
  referral: { by: string; to: string },
  day: string,
): ModelApproval {
  if (!target) throw new Error('A referral needs somewhere to go.');
  const { step } = stage;
  const before: ModelStage[] = [];
  const after: ModelStage[] = [];
  for (const one of approval.stages) {
    if (one === stage || one === target) continue;
    if (one.step > step) after.push({ ...one, step: one.step + 1 });
    else before.push(one);
  }
  const first = 'id' in target ? { ...target, step } : newStage(nextId(approval), target, step);
  const own: ModelStage = {
    ...stage,
    step: step + 1,
    state: 'notYet',
    pauses: [],
    referrals: [...stage.referrals, referral],
  };
  const stages = nextOpened([...before, first, own, ...after], day);
  return by(referral.by, { ...approval, stages });
}

export function withdrawn(approval: ModelApproval, who: string): ModelApproval {
  return by(who, { ...approval, withdrawn: true });
}

/** A stage of a rule that nobody has been asked about yet. */
export function newStage(id: string, rule: StageRule, step: number): ModelStage {
  const { name, body, quorum, waitingDays } = rule;
  return {
    id,
    name,
    step,
    body,
    quorum,
    waitingDays,
    differentPerson: rule.differentPerson === true,
    state: 'notYet',
    opened: '',
    pauses: [],
    decisions: [],
    questions: [],
    referrals: [],
  };
}

/** The stages with the next step opened, when everything before it is approved. */
export function nextOpened(stages: readonly ModelStage[], day: string): readonly ModelStage[] {
  for (const step of [...new Set(stages.map((stage) => stage.step))].sort((a, b) => a - b)) {
    const here = stages.filter((stage) => stage.step === step);
    if (here.every(({ state }) => state === 'approved')) continue;
    return stages.map((stage) =>
      stage.step === step && stage.state === 'notYet'
        ? { ...stage, state: 'open', opened: day, pauses: [] }
        : stage,
    );
  }
  return stages;
}

function replaced(stages: readonly ModelStage[], stage: ModelStage): readonly ModelStage[] {
  return stages.map((one) => (one.id === stage.id ? stage : one));
}

function by(lastActor: string, approval: ModelApproval): ModelApproval {
  return { ...approval, lastActor };
}

/** Ids of stages that were put in begin at s101. */
function nextId({ stages }: ModelApproval): string {
  const put = stages.map(({ id }) => Number(id.slice(1))).filter((number) => number > 100);
  return `s${String(101 + put.length)}`;
}
