import type { PanelDecision, Verdict } from '../approvals/approval';
import { AppError } from '../common/errors';
import type { Panel } from '../settings/settings';
import type { Sitting } from './sitting';

/** The votes on an item; absent where the chair decides. */
export interface Votes {
  for?: number;
  against?: number;
}

/**
 * The votes to record for a verdict; none where the chair decides.
 *
 * Throws `invalid` when votes are missing, when there are more of them than members in the room,
 * and when they do not carry the verdict. Equal votes carry none: the panel votes again or defers.
 */
export function votesOrThrow(
  { canDecide }: Panel,
  { present }: Sitting,
  verdict: Verdict,
  { for: yes, against: no }: Votes,
): Pick<PanelDecision, 'for' | 'against'> {
  if (canDecide === 'chair') return {};
  if (yes === undefined || no === undefined) {
    throw invalid('Write down the votes for and against.');
  }
  if (![yes, no].every((count) => Number.isInteger(count) && count >= 0)) {
    throw invalid('Votes are whole numbers.');
  }
  if (yes + no > present.length) {
    const count = present.length === 1 ? '1 member is' : `${String(present.length)} members are`;
    throw invalid(`${count} in the room for this item, so there cannot be more votes.`);
  }
  if (yes === no) throw invalid('The votes are equal. Vote again, or defer it.');
  const isCarried = yes > no;
  if (isCarried !== (verdict !== 'decline')) {
    throw invalid(
      `${String(yes)} for and ${String(no)} against ${isCarried ? 'approve' : 'decline'} it.`,
    );
  }
  return { for: yes, against: no };
}

function invalid(sentence: string): AppError {
  return new AppError('invalid', `${sentence} Nothing was recorded.`, 'for');
}
