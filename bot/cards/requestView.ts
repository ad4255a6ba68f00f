import type { ApprovalPage } from '../../teamsapp/api/contract';
import { routeWords } from '../../teamsapp/approvals/requestWords';
import { factValue } from './approvalParts';
import type { Piece } from './elements';

type ApprovalView = ApprovalPage['approval'];

/** How much is asked for, "21 hours a week"; undefined where the price is not by time. */
export function amountOf({ facts }: ApprovalView): string | undefined {
  return factValue(facts, 'Hours') ?? factValue(facts, 'Sessions');
}

/** Who asks for what, for whom and under which duty, as this reader may see it. */
export function requestPieces(approval: ApprovalView, tense: 'asks' | 'asked'): Piece[] {
  const amount = amountOf(approval);
  return [
    { bold: approval.requester },
    ` (${approval.team.name}) ${tense} for `,
    ...(amount ? [{ bold: amount }, ' with '] : ['a package with ']),
    { bold: approval.providerName },
    ' for child ',
    { bold: approval.child },
    approval.route ? `, under ${routeWords(approval.route)}.` : '.',
  ];
}
