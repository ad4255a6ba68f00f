import type { PackagePage } from '../api/contract';
import type { Approval, Stage } from '../approvals/approval';
import { dayOf, longDay } from '../common/dates';
import type { EducationPackage } from './educationPackage';
import type { PackageState } from './states';

type Step = PackagePage['steps'][number];

const overStates: ReadonlySet<PackageState> = new Set<PackageState>([
  'ended',
  'declined',
  'withdrawn',
  'lapsed',
]);
const begunStates: ReadonlySet<PackageState> = new Set<PackageState>([
  'active',
  'endingSoon',
  'suspended',
  'ended',
]);

/** The way of a package from logging to its end, with the days on which each step was or is due. */
export function stepsOf(
  row: EducationPackage,
  state: PackageState,
  request: Approval | undefined,
): Step[] {
  const stages = request?.stages ?? [];
  const decided = stages.map((stage) => stageStep(stage, state));
  const stopped = state === 'declined' || state === 'withdrawn' || state === 'lapsed';
  return [
    { name: 'Logged', state: 'done', when: longDay(loggedOn(row, request)) },
    ...decided,
    ...(stopped ? [stoppedStep(row, state)] : runningSteps(row, state)),
  ];
}

function stageStep(stage: Stage, state: PackageState): Step {
  const { name } = stage.rule;
  const last = stage.decisions.at(-1);
  if (stage.state === 'approved' || stage.state === 'declined') {
    return { name, state: 'done', when: last ? longDay(dayOf(last.at)) : '' };
  }
  const isNow = stage.state !== 'notYet' && !overStates.has(state);
  const when = stage.dueDate === undefined ? '' : `by ${longDay(stage.dueDate)}`;
  return { name, state: isNow ? 'now' : 'later', when: isNow ? when : '' };
}

function runningSteps({ startDate, endDate }: EducationPackage, state: PackageState): Step[] {
  const begun = begunStates.has(state);
  const isOver = state === 'ended';
  return [
    {
      name: 'Running',
      state: isOver ? 'done' : begun ? 'now' : 'later',
      when: `from ${longDay(startDate)}`,
    },
    { name: 'Ended', state: isOver ? 'done' : 'later', when: longDay(endDate) },
  ];
}

function stoppedStep(row: EducationPackage, state: PackageState): Step {
  const names: Partial<Record<PackageState, string>> = {
    declined: 'Declined',
    withdrawn: 'Withdrawn',
    lapsed: 'Lapsed',
  };
  return { name: names[state] ?? 'Ended', state: 'done', when: longDay(dayOf(row.lastEvent.at)) };
}

/** The day of logging: the request was opened in the same write. */
function loggedOn({ lastEvent }: EducationPackage, request: Approval | undefined): string {
  return dayOf(request?.stages[0]?.openedAt ?? lastEvent.at);
}
