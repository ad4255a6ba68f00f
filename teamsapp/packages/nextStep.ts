import type { ApprovalPage, PackagePage } from '../api/contract';
import type { App } from '../app';
import { isWaiting } from '../approvals/approvalsOf';
import { longDay, today } from '../common/dates';
import { setting } from '../settings/inForce';
import { deliveryDays } from '../settings/schoolYear';
import type { EducationPackage } from './educationPackage';
import { type PackageState, waitingStates } from './states';

type Next = PackagePage['next'];
type Request = Omit<ApprovalPage, 'card'>;

interface Asked {
  app: App;
  row: EducationPackage;
  request: Request | undefined;
}

const sentences: Readonly<Record<PackageState, (asked: Asked) => Partial<Next>>> = {
  submitted: decision,
  inReview: decision,
  informationRequested: answer,
  approved: start,
  agreementIssued: start,
  active: running,
  endingSoon: ending,
  ended: ({ row }) => over(`It ended on ${longDay(row.endDate)}.`, row),
  declined: ({ row, request }) => over(request?.whoDecides || 'It was declined.', row),
  withdrawn: ({ row, request }) => over(request?.whoDecides || 'It was withdrawn.', row),
  lapsed: ({ row }) => over('It lapsed before it began.', row),
  suspended: ({ row }) => ({
    sentence: `It is suspended. Its last day is ${longDay(row.endDate)}.`,
    due: row.endDate,
  }),
};

/** What happens next and who does it, in one sentence that changes with the state. */
export function nextStep(
  app: App,
  row: EducationPackage,
  state: PackageState,
  { ruling, change }: { ruling: Request | undefined; change: Request | undefined },
): Next {
  const isUndecided = ruling !== undefined && isWaiting(ruling.approval);
  // A change that waits is what somebody has to do; the package runs on meanwhile.
  const waiting = isUndecided ? ruling : change;
  const next = waiting && !waitingStates.has(state) ? besides(app, row, waiting) : undefined;
  return {
    sentence: '',
    due: null,
    youDecide: (waiting?.abilities.decide.length ?? 0) > 0,
    ...(next ?? sentences[state]({ app, row, request: ruling })),
    approvalId: waiting?.approval.id ?? null,
  };
}

/** A package that runs while something about it waits: a change, or the decision that comes after. */
function besides(app: App, row: EducationPackage, request: Request): Partial<Next> {
  const { approval } = request;
  const what =
    approval.kind === 'extension'
      ? 'An extension'
      : approval.kind === 'variation'
        ? 'A change'
        : 'Its decision';
  const asked = { app, row, request };
  const { sentence = '', due = null } =
    approval.state === 'informationRequested' ? answer(asked) : decision(asked);
  return { sentence: `${what} waits. ${sentence}`, due };
}

function decision({ request }: Asked): Partial<Next> {
  const stage = request?.approval.stages.find(({ state }) => state === 'open');
  if (!request || !stage) return { sentence: 'The request for a decision is being written.' };
  const { dueDate, name } = stage;
  const by = dueDate === null ? '' : ` by ${longDay(dueDate)}`;
  const nobody = stage.whoDecides.length === 0 ? ` ${request.whoDecides}` : '';
  return { sentence: `The ${name} decides${by}.${nobody}`, due: dueDate };
}

function answer({ row, request }: Asked): Partial<Next> {
  const stage = request?.approval.stages.find(({ state }) => state === 'informationRequested');
  const question = stage?.questions.find(({ answeredAt }) => answeredAt === null);
  const asker = question?.askedBy ?? 'The approver';
  return { sentence: `${asker} asked a question. ${row.requester.name} or the team answers it.` };
}

function start({ row }: Asked): Partial<Next> {
  return { sentence: `It starts on ${longDay(row.startDate)}.`, due: row.startDate };
}

function running({ app, row }: Asked): Partial<Next> {
  const { nextReviewDue, endDate } = row;
  if (nextReviewDue !== undefined && nextReviewDue >= today(app.clock)) {
    return { sentence: `Review it by ${longDay(nextReviewDue)}.`, due: nextReviewDue };
  }
  return { sentence: `It runs until ${longDay(endDate)}.`, due: endDate };
}

function ending({ app, row }: Asked): Partial<Next> {
  const days = deliveryDays(setting(app, 'calendar'), today(app.clock), row.endDate);
  // Today is not counted: "in 1 school day" is tomorrow.
  const left = days?.filter((day) => day > today(app.clock)).length;
  const within =
    left === undefined ? '' : `, in ${String(left)} school ${left === 1 ? 'day' : 'days'}`;
  return {
    sentence: `It ends on ${longDay(row.endDate)}${within}. Log a package like it if the child needs more time.`,
    due: row.endDate,
  };
}

function over(sentence: string, { endReason }: EducationPackage): Partial<Next> {
  return { sentence: endReason ? `${sentence} Reason: ${endReason}` : sentence };
}
