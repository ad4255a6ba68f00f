import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Deputies } from '../../../teamsapp/api/contract';
import { get, write } from '../../api';

const path = '/api/deputies';

/** Who stands in for whom from today on, and whom the reader may name. */
export function useDeputies() {
  return useQuery({
    queryKey: ['deputies'],
    queryFn: ({ signal }) => get<Deputies>(path, signal),
    refetchInterval: 60_000,
  });
}

/** Names a deputy or ends deputies; the list is then as it came back, and seats are read again. */
export function useDeputyWrite<Body extends object>(
  verb: 'name' | 'end',
  onDone: (body: Body) => void,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) => write<Deputies>(verb === 'end' ? `${path}/end` : path, body),
    onSuccess: async (list, body) => {
      queries.setQueryData(['deputies'], list);
      onDone(body);
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    },
  });
}
