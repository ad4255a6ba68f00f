import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PackagePage } from '../../../teamsapp/api/contract';
import { write } from '../../api';
import { flash } from '../../flash';
import { useAddress } from '../../router';

/** A change of one package: afterwards its page is as it came back and says what was done. */
export function usePackageWrite<Body extends object>(
  id: number,
  verb: 'end' | 'withdraw' | 'change' | 'emergency',
  then: { say: (page: PackagePage, body: Body) => string; onDone: () => void },
) {
  const queries = useQueryClient();
  const { path } = useAddress();
  return useMutation({
    mutationFn: (body: Body) => write<PackagePage>(`/api/packages/${id}/${verb}`, body),
    onSuccess: async (page, body) => {
      queries.setQueryData(['package', id], page);
      flash(then.say(page, body), path);
      then.onDone();
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    },
  });
}
