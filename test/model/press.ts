import type { Verdict } from '../../teamsapp/approvals/approval';
import type { Place } from './world';

/** What a card showed: a number for the product, and what it stood for. */
export interface Look {
  number: number;
  answers: number;
  drift: string;
}

/** One press of one person on one request, at one of the two processes. */
export type Press = { who: string; at: Place; approvalId: number } & (
  | { kind: 'decide'; stageId: string; verdict: Verdict; note: string; look: Look }
  | { kind: 'ask'; stageId: string; text: string; look: Look }
  | { kind: 'refer'; stageId: string; to: string; look: Look }
  | { kind: 'answer'; questionId: string; text: string }
  | { kind: 'withdraw' }
);
