import type { Approval, ApprovalStore } from '../../teamsapp/approvals/approval';
import { historyStore } from './historyStore';
import type { MirroredList } from './listStore';

/** The store of requests for decisions, over the Approvals list. */
export function approvalStore(list: MirroredList<Approval>): ApprovalStore {
  return historyStore(list);
}
