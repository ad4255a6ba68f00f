import type { ApprovalsFound, FindApprovalsInput } from '../api/contract';
import type { App } from '../app';
import { AppError } from '../common/errors';
import { rowTest, type RowFields } from '../common/view';
import type { Actor } from '../people/actor';
import { may } from '../people/permissions';
import { viewContext } from '../settings/viewContext';
import type { Approval } from './approval';
import { approvalRow } from './approvalRow';
import {
  approvalViews,
  type ApprovalFact,
  type ApprovalField,
  type ApprovalViewKey,
} from './approvalViews';
import { isDecider } from './mayDecide';
import { openApprovals } from './openApprovals';
import { childOf, maySeeApproval } from './seeApproval';
import { currentStages } from './stages';

/** The waiting requests this person may see, put into the views of the Approvals page. */
type Waiting = Readonly<Record<'mine' | 'others' | 'questions', readonly Approval[]>>;

/**
 * The requests of one view that the person may see, one page of them, of one stage where that is
 * asked, and how many wait for the person, for others and for the person's answer whatever the
 * view. In the view's order: the nearest due day first, or the newest. Throws `notAllowed` for those who may see none at all.
 */
export async function findApprovals(
  app: App,
  actor: Actor,
  input: FindApprovalsInput,
): Promise<ApprovalsFound> {
  const { view = 'mine', stage, offset = 0, limit = 100 } = input;
  const waiting = await waitingRequests(app, actor);
  const all = await rowsOf(app, actor, view, waiting);
  const rows = stage === undefined ? all : all.filter((one) => stageNames(one).includes(stage));
  if (!may(actor, 'seeApprovals') && !(await seesAny(app, actor))) {
    throw new AppError(
      'notAllowed',
      'You cannot see approvals. Ask an Education Packages administrator for access.',
    );
  }
  return {
    total: rows.length,
    rows: rows
      .slice(offset, offset + limit)
      .map((approval) => approvalRow(app, actor, approval, childOf(app, approval))),
    asOf: app.changes.asOf()?.toISOString() ?? null,
    counts: {
      mine: waiting.mine.length,
      others: waiting.others.length,
      questions: waiting.questions.length,
    },
    stages: [...new Set([...waiting.mine, ...waiting.others].flatMap(stageNames))].sort(),
  };
}

/** The requests that wait for this person's decision, the nearest due day first. */
export async function waitingFor(app: App, actor: Actor): Promise<readonly Approval[]> {
  return (await waitingRequests(app, actor)).mine;
}

/** How many requests wait for this person's decision. */
export async function countWaitingFor(app: App, actor: Actor): Promise<number> {
  let count = 0;
  for (const approval of openApprovals(app)) {
    if (await isMine(app, actor, approval)) count += 1;
  }
  return count;
}

async function rowsOf(
  app: App,
  actor: Actor,
  view: ApprovalViewKey,
  waiting: Waiting,
): Promise<readonly Approval[]> {
  const { condition, order } = approvalViews[view];
  const meets = rowTest(condition, viewContext(app, actor));
  const mine = new Set(waiting.mine);
  const visibleOpen = new Set([...waiting.mine, ...waiting.others]);
  const open = new Set(openApprovals(app));
  const rows: Approval[] = [];
  for (const approval of app.approvals.all()) {
    if (!meets(fieldsOf(actor, approval, mine.has(approval)))) continue;
    const isVisible = open.has(approval)
      ? visibleOpen.has(approval)
      : await maySeeApproval(app, actor, approval, childOf(app, approval));
    if (isVisible) rows.push(approval);
  }
  return rows.sort(order[0]?.field === 'dueDate' ? soonestFirst : newestFirst);
}

function fieldsOf(
  actor: Actor,
  approval: Approval,
  waitsForMe: boolean,
): RowFields<ApprovalField | ApprovalFact> {
  return (field) => {
    if (field === 'waitsForMe') return waitsForMe;
    if (field === 'asksMe') return hasQuestionFor(actor, approval);
    if (field === 'decidedByMe') return isDecidedBy(actor, approval);
    if (field === 'requester') return approval.requester.id;
    return field === 'changed' ? approval.lastEvent.at : approval[field];
  };
}

function stageNames(approval: Approval): string[] {
  return currentStages(approval).map(({ rule }) => rule.name);
}

async function seesAny(app: App, actor: Actor): Promise<boolean> {
  for (const approval of app.approvals.all()) {
    if (await maySeeApproval(app, actor, approval, childOf(app, approval))) return true;
  }
  return false;
}

async function waitingRequests(app: App, actor: Actor): Promise<Waiting> {
  const mine: Approval[] = [];
  const others: Approval[] = [];
  for (const approval of openApprovals(app)) {
    if (await isMine(app, actor, approval)) mine.push(approval);
    else if (await maySeeApproval(app, actor, approval, childOf(app, approval))) {
      others.push(approval);
    }
  }
  others.sort(soonestFirst);
  return {
    mine: mine.sort(soonestFirst),
    others,
    questions: others.filter((approval) => hasQuestionFor(actor, approval)),
  };
}

async function isMine(app: App, actor: Actor, approval: Approval): Promise<boolean> {
  for (const stage of currentStages(approval)) {
    const isAnswered = stage.decisions.some(({ by }) => by.id === actor.id);
    if (stage.state !== 'open' || isAnswered) continue;
    if (await isDecider(app, actor, approval, stage)) return true;
  }
  return false;
}

function hasQuestionFor(actor: Actor, approval: Approval): boolean {
  if (approval.requester.id !== actor.id) return false;
  return currentStages(approval).some(({ questions }) =>
    questions.some(({ answered }) => !answered),
  );
}

function isDecidedBy(actor: Actor, approval: Approval): boolean {
  return approval.stages.some(({ decisions }) => decisions.some(({ by }) => by.id === actor.id));
}

function soonestFirst(a: Approval, b: Approval): number {
  const [first, second] = [a, b].map((one) => one.dueDate ?? '9999');
  return first === second ? a.id - b.id : String(first).localeCompare(String(second));
}

function newestFirst(a: Approval, b: Approval): number {
  return b.lastEvent.at.localeCompare(a.lastEvent.at) || b.id - a.id;
}
