import {
  ArrowForwardRegular,
  HourglassHalfRegular,
  PersonRegular,
  SendRegular,
} from '@fluentui/react-icons';
import type { ApprovalPage, StageView } from '../../../teamsapp/api/contract';
import { Clock } from '../../components/Clock';
import { Timeline } from '../../components/Timeline';
import type { TimelineRow } from '../../components/Timeline';
import { longDay, moment } from '../../days';
import { askedWords, isWaiting } from '../approvals/kindWords';
import { quorumWords } from '../approvals/useDecision';

type Approval = ApprovalPage['approval'];

/** The requests for a decision: who asked, who decided, whose turn it is. */
export function ApprovalTimeline({ approvals }: { approvals: readonly Approval[] }) {
  if (approvals.length === 0) return <>Not asked yet.</>;
  return <Timeline label="Approvals" rows={approvals.flatMap(rowsOf)} />;
}

interface Happened {
  at: string;
  row: TimelineRow;
}

function rowsOf(approval: Approval): TimelineRow[] {
  const asked: TimelineRow = {
    key: `${approval.id}`,
    who: approval.requester,
    what: askedWords[approval.kind],
    when: moment(approval.askedAt),
    tone: 'success',
    icon: SendRegular,
    ...(approval.because && { detail: `“${approval.because}”` }),
  };
  // A referral puts a stage behind another one, so the order of the stages is not that of events.
  const happened = approval.stages
    .flatMap((stage) => happenedAt(`${approval.id}-${stage.id}`, stage))
    .sort((a, b) => a.at.localeCompare(b.at));
  return [asked, ...happened.map(({ row }) => row), ...turnsOf(approval)];
}

const verdictWords = {
  approve: 'approved',
  approveWithConditions: 'approved with conditions',
  decline: 'declined',
} as const;

function happenedAt(key: string, stage: StageView): Happened[] {
  const questions = stage.questions.map<Happened>((question) => ({
    at: question.askedAt,
    row: {
      key: `${key}-${question.id}`,
      who: question.askedBy,
      what: `asked: “${question.question}”`,
      when: moment(question.askedAt),
      tone: 'warning',
      ...(question.answer !== null && {
        detail: `${question.answeredBy ?? 'Someone'} answered: “${question.answer}”`,
      }),
    },
  }));
  const decisions = stage.decisions.map<Happened>(({ by, insteadOf, verdict, note, at }) => ({
    at,
    row: {
      key: `${key}-${at}-${by}`,
      who: insteadOf ? `${by}, for ${insteadOf},` : by,
      what: `${verdictWords[verdict]}, ${stage.name}`,
      when: moment(at),
      tone: verdict === 'decline' ? 'danger' : 'success',
      ...(note && { detail: `“${note}”` }),
    },
  }));
  const referrals = stage.referrals.map<Happened>(({ by, at, to, because }) => ({
    at,
    row: {
      key: `${key}-${at}-${to}`,
      who: by,
      what: `asked ${to} to decide first; ${stage.name} decides after it`,
      when: moment(at),
      tone: 'info',
      icon: ArrowForwardRegular,
      detail: `“${because}”`,
    },
  }));
  return [...questions, ...decisions, ...referrals];
}

/** Whose turn it is now, and whose after that. */
function turnsOf(approval: Approval): TimelineRow[] {
  if (!isWaiting(approval)) return [];
  const later = approval.stages.filter(({ state }) => state === 'notYet').map(({ step }) => step);
  return approval.stages
    .filter(({ state }) => state !== 'approved' && state !== 'declined')
    .map((stage) => {
      const beside = approval.stages.filter(
        ({ id, step, state }) => id !== stage.id && step === stage.step && state !== 'declined',
      );
      const sides = beside.length > 0 ? `, side by side with ${namesOf(beside)}` : '';
      const key = `${approval.id}-${stage.id}`;
      if (stage.state !== 'notYet') return turnNow(key, stage, sides);
      const when = stage.step === Math.min(...later) ? 'decides next' : 'decides after that';
      return laterTurn(key, stage, `${when}${sides}`);
    });
}

function turnNow(key: string, stage: StageView, sides: string): TimelineRow {
  const { state, name, whoDecides, dueDate, workingDaysLeft, channelMissing } = stage;
  const due = dueDate ? `by ${longDay(dueDate)}` : '';
  const details = [
    ...(stage.quorum > 1 ? [`${quorumWords(stage)}.`] : []),
    ...(channelMissing ? ['No channel is set for this stage, so its card waits.'] : []),
  ];
  return {
    key,
    who: name,
    what: `to decide${sides}`,
    when: [whoDecides.join(', '), due].filter(Boolean).join(', '),
    tone: 'info',
    icon: HourglassHalfRegular,
    badge: <Clock workingDaysLeft={workingDaysLeft} isPaused={state === 'informationRequested'} />,
    ...(details.length > 0 && { detail: details.join(' ') }),
  };
}

function laterTurn(key: string, { name, quorum }: StageView, what: string): TimelineRow {
  const when = quorum > 1 ? `${quorum} approvals are needed` : '';
  return { key, who: name, what, when, tone: 'neutral', icon: PersonRegular };
}

function namesOf(stages: readonly StageView[]): string {
  return stages.map(({ name }) => name).join(' and ');
}
