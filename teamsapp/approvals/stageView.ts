import type { StageView } from '../api/contract';
import type { App } from '../app';
import { bindingFor, isGone } from '../settings/channels';
import { setting } from '../settings/inForce';
import { isPanelStage, panelNameOf } from '../settings/panels';
import type { Approval, Question, Stage } from './approval';
import { clockOf } from './approvalRow';
import { stepOf } from './stages';
import { deciders } from './whoDecides';

const namesAtMost = 10;

/** A stage as the pages and cards show it, with who may decide it while nobody has. */
export async function stageView(app: App, approval: Approval, stage: Stage): Promise<StageView> {
  const isDecided = stage.state === 'approved' || stage.state === 'declined';
  const people = isDecided ? [] : await deciders(app, approval, stage);
  return {
    id: stage.id,
    name: stage.rule.name,
    state: stage.state,
    ...clockOf(app, stage),
    whoDecides:
      isPanelStage(stage.rule) && !isDecided
        ? [panelNameOf(app, stage.rule)]
        : people.slice(0, namesAtMost).map(({ name }) => name),
    decisions: stage.decisions.map(({ by, insteadOf, verdict, note, at }) => ({
      by: by.name,
      insteadOf: insteadOf?.name ?? null,
      verdict,
      note,
      at,
    })),
    referrals: (stage.referrals ?? []).map(({ by, ...referral }) => ({ by: by.name, ...referral })),
    deferrals: (stage.deferrals ?? []).map(({ by, at, because }) => ({
      by: by.name,
      at,
      because,
    })),
    step: stepOf(stage, approval.stages.indexOf(stage)),
    quorum: stage.rule.quorum,
    questions: stage.questions.map(questionView),
    channelMissing: !isDecided && !hasChannel(app, approval, stage),
  };
}

function questionView({ id, asked, answered }: Question): StageView['questions'][number] {
  return {
    id,
    askedBy: asked.by.name,
    askedAt: asked.at,
    question: asked.text,
    answeredBy: answered?.by.name ?? null,
    answeredAt: answered?.at ?? null,
    answer: answered?.text ?? null,
  };
}

function hasChannel(app: App, approval: Approval, stage: Stage): boolean {
  const binding = bindingFor(setting(app, 'channels'), stage.rule.name, approval.team);
  return binding !== undefined && !isGone(app, binding);
}
