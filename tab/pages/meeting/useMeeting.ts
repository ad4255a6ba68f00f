import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { MeetingPage } from '../../../teamsapp/api/contract';
import { ApiProblem, write } from '../../api';

/** What is sent to a meeting: the address's last word and its body. */
export interface Sending {
  verb: 'agenda' | 'open' | 'interest' | 'decide' | 'close';
  body: object;
}

/**
 * Sends something to a meeting. Only what came back stored is shown; when somebody was faster the
 * meeting is read again and what the reader typed stays.
 */
export function useMeeting(id: number, onDone: (page: MeetingPage) => void = () => undefined) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ verb, body }: Sending) =>
      write<MeetingPage>(`/api/meetings/${id}/${verb}`, body),
    onSuccess: async (page) => {
      queries.setQueryData(['meeting', id], page);
      onDone(page);
      await queries.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'meeting',
      });
    },
    onError: async (error) => {
      if (error instanceof ApiProblem && error.status === 409) {
        await queries.invalidateQueries({ queryKey: ['meeting', id] });
      }
    },
  });
}
