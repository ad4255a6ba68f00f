import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ApprovalPage, StageView } from '../../../teamsapp/api/contract';
import { ApiProblem, write } from '../../api';
import { flash } from '../../flash';
import { longDay } from '../../days';

/** What is sent: the address's last word, its body, and what to say once it is stored. */
export interface Decision {
  verb: 'decide' | 'ask' | 'answer' | 'refer' | 'withdraw' | 'reconsider';
  body: object;
  say: (page: ApprovalPage) => string;
}

/**
 * Sends a decision or another word on a request. Only what came back stored is called done; when
 * somebody was faster, the request is read again and the reader's text stays.
 *
 * @param onDone gets the page that came back: another request's when another look is asked for
 */
export function useDecision(id: number, onDone: (page: ApprovalPage) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ verb, body }: Decision) =>
      write<ApprovalPage>(`/api/approvals/${id}/${verb}`, body),
    onSuccess: async (page, { say }) => {
      queries.setQueryData(['approval', page.approval.id], page);
      flash(say(page), '/approvals');
      onDone(page);
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    },
    onError: async (error) => {
      if (error instanceof ApiProblem && error.status === 409) {
        await queries.invalidateQueries({ queryKey: ['approval', id] });
      }
    },
  });
}

/**
 * What became of a stored decision: "EP-1057 is approved.", or who decides now. A stage of the
 * reader's own comes first, then what an answer of several is worth.
 */
export function decidedSentence({ approval, abilities }: ApprovalPage, stageId: string): string {
  const { packageReference: reference, state, stages } = approval;
  if (state === 'approved') return `${reference} is approved.`;
  if (state === 'declined') return `${reference} is declined.`;
  const stored = `Your answer on ${reference} is stored.`;
  const own = stages.find(({ id }) => abilities.decide.includes(id));
  if (own) return `${stored} ${own.name} still waits for you.`;
  const answered = stages.find(({ id }) => id === stageId);
  if (answered?.state === 'open') return `${stored} ${answered.name} has ${quorumWords(answered)}.`;
  const next = stages.find((stage) => stage.state === 'open');
  if (!next) return stored;
  const by = next.dueDate ? ` by ${longDay(next.dueDate)}` : '';
  return `${stored} ${next.name} decides next${by}.`;
}

/** How many of the approvals that a stage needs it has: "1 of 2 approvals". */
export function quorumWords({ decisions, quorum }: StageView): string {
  const given = decisions.filter(({ verdict }) => verdict !== 'decline').length;
  return `${given} of ${quorum} approvals`;
}
