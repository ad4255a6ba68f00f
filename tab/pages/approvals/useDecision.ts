import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ApprovalPage } from '../../../teamsapp/api/contract';
import { ApiProblem, write } from '../../api';
import { flash } from '../../flash';
import { longDay } from '../../days';

/** What is sent: the address's last word, its body, and what to say once it is stored. */
export interface Decision {
  verb: 'decide' | 'ask' | 'answer';
  body: object;
  say: (page: ApprovalPage) => string;
}

/**
 * Sends a decision, a question or an answer. Only what came back stored is called done; when
 * somebody was faster, the request is read again and the reader's text stays.
 */
export function useDecision(id: number, onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ verb, body }: Decision) =>
      write<ApprovalPage>(`/api/approvals/${id}/${verb}`, body),
    onSuccess: async (page, { say }) => {
      queries.setQueryData(['approval', id], page);
      flash(say(page), '/approvals');
      onDone();
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    },
    onError: async (error) => {
      if (error instanceof ApiProblem && error.status === 409) {
        await queries.invalidateQueries({ queryKey: ['approval', id] });
      }
    },
  });
}

/** "EP-1057 is approved. SEND Panel decides next by 3 December 2026." */
export function decidedSentence({ approval }: ApprovalPage): string {
  const { packageReference: reference, state, stages } = approval;
  if (state === 'approved') return `${reference} is approved.`;
  if (state === 'declined') return `${reference} is declined.`;
  const next = stages.find((stage) => stage.state === 'open');
  if (!next) return `Your answer on ${reference} is stored.`;
  const by = next.dueDate ? ` by ${longDay(next.dueDate)}` : '';
  return `Your answer on ${reference} is stored. ${next.name} decides next${by}.`;
}
