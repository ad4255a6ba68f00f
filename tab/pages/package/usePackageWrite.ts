import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Done } from '../../../teamsapp/api/contract';
import { write } from '../../api';
import { flash } from '../../flash';

/** Ends or withdraws a package: afterwards its page says what was done. */
export function usePackageWrite(id: number, verb: 'end' | 'withdraw', onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: object) => write<Done>(`/api/packages/${id}/${verb}`, body),
    onSuccess: async ({ message }) => {
      onDone();
      flash(message, `/packages/${id}`);
      await queries.invalidateQueries();
    },
  });
}
