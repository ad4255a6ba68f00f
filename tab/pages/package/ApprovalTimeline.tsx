import { HourglassHalfRegular, PersonRegular, SendRegular } from '@fluentui/react-icons';
import type { ApprovalPage, StageView } from '../../../teamsapp/api/contract';
import { Clock } from '../../components/Clock';
import { Timeline } from '../../components/Timeline';
import type { TimelineRow } from '../../components/Timeline';
import { longDay, moment } from '../../days';

type Approval = ApprovalPage['approval'];

/** The requests for a decision: who asked, who decided, whose turn it is. */
export function ApprovalTimeline({ approvals }: { approvals: readonly Approval[] }) {
  if (approvals.length === 0) return <>Not asked yet.</>;
  return <Timeline label="Approvals" rows={approvals.flatMap(rowsOf)} />;
}

function rowsOf(approval: Approval): TimelineRow[] {
  const asked: TimelineRow = {
    key: `${approval.id}`,
    who: approval.requester,
    what: 'asked for approval',
    when: moment(approval.askedAt),
    tone: 'success',
    icon: SendRegular,
  };
  return [asked, ...approval.stages.flatMap((stage) => stageRows(approval, stage))];
}

const verdictWords = {
  approve: 'approved',
  approveWithConditions: 'approved with conditions',
  decline: 'declined',
} as const;

function stageRows(approval: Approval, stage: StageView): TimelineRow[] {
  const key = `${approval.id}-${stage.id}`;
  const questions = stage.questions.map<TimelineRow>((question) => ({
    key: `${key}-${question.id}`,
    who: question.askedBy,
    what: `asked: “${question.question}”`,
    when: moment(question.askedAt),
    tone: 'warning',
    ...(question.answer !== null && {
      detail: `${question.answeredBy ?? 'Someone'} answered: “${question.answer}”`,
    }),
  }));
  const decisions = stage.decisions.map<TimelineRow>(({ by, verdict, note, at }) => ({
    key: `${key}-${at}-${by}`,
    who: by,
    what: `${verdictWords[verdict]}, ${stage.name}`,
    when: moment(at),
    tone: verdict === 'decline' ? 'danger' : 'success',
    ...(note && { detail: `“${note}”` }),
  }));
  return [...questions, ...decisions, ...turnOf(approval, stage, key)];
}

function turnOf(approval: Approval, stage: StageView, key: string): TimelineRow[] {
  const { state, name, whoDecides, dueDate, workingDaysLeft, channelMissing } = stage;
  const isOver = approval.state !== 'open' && approval.state !== 'informationRequested';
  if (isOver || state === 'approved' || state === 'declined') return [];
  if (state === 'notYet') {
    return [
      { key, who: name, what: 'decides next', when: '', tone: 'neutral', icon: PersonRegular },
    ];
  }
  const due = dueDate ? `by ${longDay(dueDate)}` : '';
  return [
    {
      key,
      who: name,
      what: 'to decide',
      when: [whoDecides.join(', '), due].filter(Boolean).join(', '),
      tone: 'info',
      icon: HourglassHalfRegular,
      badge: (
        <Clock workingDaysLeft={workingDaysLeft} isPaused={state === 'informationRequested'} />
      ),
      ...(channelMissing && { detail: 'No channel is set for this stage, so its card waits.' }),
    },
  ];
}
