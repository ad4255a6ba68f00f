import { useMutation, useQueryClient } from '@tanstack/react-query';
import { write } from '../../api';
import { flash } from '../../flash';

interface ProviderWrite {
  verb: 'change' | 'suspend' | 'reinstate';
  body: object;
}

/** A change of one provider: afterwards its page is read again and says what was done. */
export function useProviderWrite(id: number, sentence: string, onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ verb, body }: ProviderWrite) => write(`/api/providers/${id}/${verb}`, body),
    onSuccess: async () => {
      onDone();
      flash(sentence, `/providers/${id}`);
      await queries.invalidateQueries({ queryKey: ['provider', id] });
    },
  });
}
