import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ApprovalPage, ApprovalRow, ApprovalsFound } from '../../../teamsapp/api/contract';
import { get } from '../../api';
import { navigate } from '../../router';
import type { RowSource } from '../../rows';
import { isWaiting } from './kindWords';
import type { View } from './views';

/** What a page of one approval is kept under, so that list and detail read it once. */
export function approvalQuery(id: number) {
  return {
    queryKey: ['approval', id],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      get<ApprovalPage>(`/api/approvals/${id}`, signal),
  };
}

/**
 * Moves the reader to the view that fits: the questions where only they wait, and the view that
 * holds the opened approval. Only an address without a view, or an empty list, is corrected.
 */
export function useFittingView(props: {
  source: RowSource<ApprovalRow, ApprovalsFound>;
  asked: View | undefined;
  openId: number | undefined;
}): void {
  const { source, asked, openId } = props;
  const isRead = source.page !== undefined && !source.isStale;
  const isElsewhere = isRead && !source.page?.rows.some(({ id }) => id === openId);
  const mayMove = asked === undefined || source.total === 0;
  const open = useQuery({
    ...approvalQuery(openId ?? 0),
    enabled: openId !== undefined && isElsewhere && mayMove,
  }).data;
  const { mine = 0, questions = 0 } = source.page?.counts ?? {};
  const landing = asked === undefined && mine === 0 && questions > 0 ? 'questions' : undefined;
  const home = open && isElsewhere && mayMove ? homeOf(open, asked) : undefined;
  const better = openId === undefined ? landing : home;
  useEffect(() => {
    if (!better || better === asked) return;
    const item = openId === undefined ? '' : `&open=${openId}`;
    navigate(`/approvals?view=${better}${item}`, { replace: true });
  }, [better, asked, openId]);
}

function homeOf({ approval, abilities }: ApprovalPage, asked: View | undefined): View {
  if (abilities.decide.length > 0) return 'mine';
  if (abilities.answer.length > 0 && asked !== 'questions') return 'questions';
  return isWaiting(approval) ? 'others' : 'all';
}
