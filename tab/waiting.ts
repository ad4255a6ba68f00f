import { useQuery } from '@tanstack/react-query';
import type { ApprovalsFound, Me } from '../teamsapp/api/contract';
import { post } from './api';

const path = '/api/approvals/find';
const query = { view: 'mine' };

/** How many requests wait for the reader: decisions, and questions asked of or by them. */
export function useWaitingForMe({ abilities, approvalsWaiting }: Me): number {
  const found = useQuery({
    queryKey: [path, query, 'count'],
    queryFn: ({ signal }) => post<ApprovalsFound>(path, { ...query, offset: 0, limit: 1 }, signal),
    enabled: abilities.seeApprovals,
    refetchInterval: 30_000,
  });
  const counts = found.data?.counts;
  return counts ? counts.mine + counts.questions : approvalsWaiting;
}
