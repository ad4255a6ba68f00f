import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ChangeCheck } from '../../../teamsapp/api/contract';
import { post } from '../../api';
import { useDebounced } from '../../useDebounced';
import type { ChangeTerms } from './change';

/**
 * What the change would cost, 150 ms after the last key; the last answer stays until the next is
 * here. Nothing is asked while nothing would change.
 */
export function useChangeCheck(id: number, terms: ChangeTerms | undefined) {
  const written = useDebounced(terms ? JSON.stringify(terms) : '', 150);
  return useQuery({
    queryKey: ['change', id, written],
    queryFn: ({ signal }) =>
      post<ChangeCheck>(`/api/packages/${id}/change/check`, JSON.parse(written), signal),
    enabled: written !== '',
    placeholderData: keepPreviousData,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}
