import type { ApprovalsFound, FindApprovalsInput } from '../api/contract';
import type { App } from '../app';
import { AppError } from '../common/errors';
import type { Actor } from '../people/actor';
import { may } from '../people/permissions';
import type { Approval } from './approval';
import { approvalRow } from './approvalRow';
import { isDecider } from './mayDecide';
import { childOf, maySeeApproval } from './seeApproval';
import { currentStage } from './stages';

type View = NonNullable<FindApprovalsInput['view']>;

/** The requests this person may see, put into the views of the Approvals page. */
type Sorted = Readonly<Record<View, readonly Approval[]>>;

/**
 * The requests of one view that the person may see, one page of them, and how many each view of
 * waiting ones has. Waiting ones come with the nearest due day first, the others newest first.
 *
 * mine waits for my decision; others for somebody else's, or for an answer; questions are those
 * that wait for my answer or that I asked. Throws `notAllowed` for those who may see none at all.
 */
export async function findApprovals(
  app: App,
  actor: Actor,
  input: FindApprovalsInput,
): Promise<ApprovalsFound> {
  const { view = 'mine', offset = 0, limit = 100 } = input;
  const sorted = await sortedFor(app, actor);
  if (!may(actor, 'seeApprovals') && sorted.all.length === 0) {
    throw new AppError(
      'notAllowed',
      'You cannot see approvals. Ask an Education Packages administrator for access.',
    );
  }
  const rows = sorted[view];
  return {
    total: rows.length,
    rows: rows
      .slice(offset, offset + limit)
      .map((approval) => approvalRow(app, actor, approval, childOf(app, approval))),
    asOf: app.changes.asOf()?.toISOString() ?? null,
    counts: {
      mine: sorted.mine.length,
      others: sorted.others.length,
      questions: sorted.questions.length,
    },
  };
}

/** The requests that wait for this person's decision, the nearest due day first. */
export async function waitingFor(app: App, actor: Actor): Promise<readonly Approval[]> {
  return (await sortedFor(app, actor)).mine;
}

async function sortedFor(app: App, actor: Actor): Promise<Sorted> {
  const all: Approval[] = [];
  const mine: Approval[] = [];
  const others: Approval[] = [];
  for (const approval of app.approvals.all()) {
    const child = childOf(app, approval);
    if (!(await maySeeApproval(app, actor, approval, child))) continue;
    all.push(approval);
    const stage = currentStage(approval);
    if (!stage) continue;
    const waits = stage.state === 'open' && !stage.decisions.some(({ by }) => by.id === actor.id);
    const isMine = waits && (await isDecider(app, actor, approval, stage, child));
    (isMine ? mine : others).push(approval);
  }
  return {
    all: all.sort(newestFirst),
    mine: mine.sort(soonestFirst),
    others: others.sort(soonestFirst),
    questions: others.filter((approval) => hasQuestionFor(actor, approval)),
    decided: all.filter((approval) => isDecidedBy(actor, approval)),
  };
}

function hasQuestionFor(actor: Actor, approval: Approval): boolean {
  const open = currentStage(approval)?.questions.find(({ answered }) => !answered);
  return open !== undefined && [open.asked.by.id, approval.requester.id].includes(actor.id);
}

function isDecidedBy(actor: Actor, approval: Approval): boolean {
  return approval.stages.some(({ decisions }) => decisions.some(({ by }) => by.id === actor.id));
}

function soonestFirst(a: Approval, b: Approval): number {
  const [first, second] = [a, b].map((one) => currentStage(one)?.dueDate ?? '9999');
  return first === second ? a.id - b.id : String(first).localeCompare(String(second));
}

function newestFirst(a: Approval, b: Approval): number {
  return b.lastEvent.at.localeCompare(a.lastEvent.at) || b.id - a.id;
}
