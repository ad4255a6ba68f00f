import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { PackageCheck, PackageFormJson } from '../../../teamsapp/api/contract';
import { post } from '../../api';
import { useDebounced } from '../../useDebounced';

/** Asks what is known of a form: cost, concerns, what is missing. */
export function askCheck(form: PackageFormJson, signal?: AbortSignal): Promise<PackageCheck> {
  return post<PackageCheck>('/api/packages/check', { form }, signal);
}

/** The check of the form, 150 ms after the last key; the last one stays until the next is here. */
export function useCheck(form: PackageFormJson) {
  const written = useDebounced(JSON.stringify(form), 150);
  return useQuery({
    queryKey: ['check', written],
    queryFn: ({ signal }) => askCheck(JSON.parse(written) as PackageFormJson, signal),
    placeholderData: keepPreviousData,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}
