import type { App } from '../../app';
import { answerInformation } from '../../approvals/answerInformation';
import { approvalPage, postedApproval } from '../../approvals/approvalView';
import { askForInformation } from '../../approvals/askForInformation';
import { decide } from '../../approvals/decide';
import { deputyList } from '../../approvals/deputyList';
import { findApprovals } from '../../approvals/findApprovals';
import { endDeputies, nameDeputy } from '../../approvals/nameDeputy';
import { reconsider } from '../../approvals/reconsider';
import { referStage } from '../../approvals/referStage';
import { withdrawApproval } from '../../approvals/withdrawApproval';
import type { Actor } from '../../people/actor';
import * as contract from '../contract';
import { type Endpoint, finds, reads, takes } from '../endpoint';

/** Decisions, and what a decision needs to be shown. */
export const approvalEndpoints: readonly Endpoint[] = [
  finds('/api/approvals/find', {
    summary: 'Requests for a decision that this person may see',
    audit: 'FIND_APPROVALS',
    input: contract.findApprovalsInput,
    output: contract.approvalsFound,
    answer: ({ app, actor, input }) => findApprovals(app, actor, input),
  }),
  reads('/api/approvals/:id', {
    summary: 'One request, its stages and its card as posted',
    audit: 'VIEW_APPROVAL',
    output: contract.approvalPage,
    answer: ({ app, actor, id }) => page(app, actor, id),
  }),
  takes('/api/approvals/:id/decide', {
    summary: 'Approve, approve with conditions or decline one stage',
    audit: 'DECIDE',
    input: contract.decideInput,
    output: contract.approvalPage,
    answer: async ({ app, actor, id, input }) => {
      await decide(app, actor, { approvalId: id, ...input });
      return page(app, actor, id);
    },
  }),
  takes('/api/approvals/:id/ask', {
    summary: 'Ask the requester a question; the clock stops',
    audit: 'ASK_FOR_INFORMATION',
    input: contract.askInput,
    output: contract.approvalPage,
    answer: async ({ app, actor, id, input }) => {
      await askForInformation(app, actor, { approvalId: id, ...input });
      return page(app, actor, id);
    },
  }),
  takes('/api/approvals/:id/answer', {
    summary: 'Answer a question; the clock runs again',
    audit: 'ANSWER_INFORMATION',
    input: contract.answerInput,
    output: contract.approvalPage,
    answer: async ({ app, actor, id, input }) => {
      await answerInformation(app, actor, { approvalId: id, ...input });
      return page(app, actor, id);
    },
  }),
  takes('/api/approvals/:id/refer', {
    summary: 'Ask another stage to look first',
    audit: 'REFER',
    input: contract.referInput,
    output: contract.approvalPage,
    answer: async ({ app, actor, id, input }) => {
      await referStage(app, actor, { approvalId: id, ...input });
      return page(app, actor, id);
    },
  }),
  takes('/api/approvals/:id/withdraw', {
    summary: 'Take a request back before it is decided',
    audit: 'WITHDRAW_APPROVAL',
    input: contract.withdrawInput,
    output: contract.approvalPage,
    answer: async ({ app, actor, id, input }) => {
      await withdrawApproval(app, actor, { approvalId: id, ...input });
      return page(app, actor, id);
    },
  }),
  takes('/api/approvals/:id/reconsider', {
    summary: 'Ask for another look by people who did not decide; answers the new request',
    audit: 'RECONSIDER',
    input: contract.reconsiderInput,
    output: contract.approvalPage,
    answer: async ({ app, actor, id, input }) => {
      const again = await reconsider(app, actor, { approvalId: id, ...input });
      return page(app, actor, again.id);
    },
  }),
  reads('/api/deputies', {
    summary: 'Who stands in for whom, and whom the reader may name',
    audit: 'VIEW_DEPUTIES',
    output: contract.deputies,
    answer: ({ app, actor }) => deputyList(app, actor),
  }),
  takes('/api/deputies', {
    summary: 'Name who decides for an approver between two days',
    audit: 'NAME_DEPUTY',
    input: contract.nameDeputyInput,
    output: contract.deputies,
    answer: async ({ app, actor, input: { ofId, ...input } }) => {
      await nameDeputy(app, actor, { ...input, ...(ofId !== undefined && { ofId }) });
      return deputyList(app, actor);
    },
  }),
  takes('/api/deputies/end', {
    summary: 'End whatever deputies an approver has',
    audit: 'END_DEPUTIES',
    input: contract.endDeputiesInput,
    output: contract.deputies,
    answer: async ({ app, actor, input: { ofId } }) => {
      await endDeputies(app, actor, ofId === undefined ? {} : { ofId });
      return deputyList(app, actor);
    },
  }),
];

async function page(app: App, actor: Actor, id: number): Promise<contract.ApprovalPage> {
  const shown = await approvalPage(app, actor, id);
  const posted = await postedApproval(app, await currentApproval(app, id));
  return { ...shown, card: { ...app.cards.postedApproval(posted) } };
}

async function currentApproval(app: App, id: number) {
  return app.approvals.find(id) ?? app.approvals.live(id);
}
