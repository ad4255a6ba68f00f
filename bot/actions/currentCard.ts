import type { Card } from '../../teamsapp/app';
import type { ApprovalPage } from '../../teamsapp/api/contract';
import { approvalPage, postedApproval } from '../../teamsapp/approvals/approvalView';
import type { Asking } from '../asking';
import { decidedCard } from '../cards/decidedApproval';
import { decisionCard } from '../cards/decisionCard';
import { type Kept, lookAgainButton } from '../cards/panels';
import { viewOnlyCard } from '../cards/viewOnlyCard';

/** What to say beside the state of a request. */
export interface Beside {
  /** A sentence before everything else. */
  remark?: string | undefined;
  /** The reader saw an older state. */
  changed?: boolean | undefined;
  /** Words of a press that did not go through. */
  kept?: Kept | undefined;
}

/**
 * A request as this person may see it now: to decide, to answer, to read, or decided. Read from
 * the copy in memory, so a client that refreshes costs no request. Throws `notFound` where the
 * person may not see it.
 */
export async function currentCard(
  asking: Asking,
  approvalId: number,
  beside: Beside = {},
): Promise<Card> {
  const { app, actor, links } = asking;
  const page = await approvalPage(app, actor, approvalId);
  const { approval, abilities } = page;
  if (isFinal(approval.state)) return decided(asking, page, beside);
  const stage = approval.stages.find(({ id }) => abilities.decide.includes(id));
  if (stage) return decisionCard({ approval, stage, refer: abilities.refer, ...beside }, links);
  const [reason, whoDecides] = firstSentence(page.whoDecides);
  return viewOnlyCard(
    {
      approval,
      reason: beside.remark ?? reason,
      whoDecides: beside.remark ? page.whoDecides : whoDecides,
      mayWithdraw: abilities.withdraw,
      questionId: abilities.answer[0],
      kept: beside.kept?.words,
    },
    links,
  );
}

async function decided(
  asking: Asking,
  { approval: { id }, abilities }: Omit<ApprovalPage, 'card'>,
  { remark, kept }: Beside,
): Promise<Card> {
  const { app, links } = asking;
  const approval = app.approvals.find(id) ?? (await app.approvals.live(id));
  const buttons = abilities.reconsider ? [lookAgainButton(id, kept)] : [];
  return decidedCard(await postedApproval(app, approval), links, { remark, buttons });
}

function isFinal(state: ApprovalPage['approval']['state']): boolean {
  return state === 'approved' || state === 'declined' || state === 'withdrawn';
}

function firstSentence(words: string): [string, string] {
  const end = words.indexOf('. ');
  return end === -1 ? [words, ''] : [words.slice(0, end + 1), words.slice(end + 2)];
}
