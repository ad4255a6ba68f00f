import type { PackagePage } from '../../../teamsapp/api/contract';
import { isRuling } from '../approvals/kindWords';

type Approvals = PackagePage['approvals'];

/** The request that the package's state follows from: the last one that is not about a change. */
export function rulingOf(approvals: Approvals): Approvals[number] | undefined {
  return approvals.findLast(isRuling);
}
