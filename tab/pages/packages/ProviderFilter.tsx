import { useQuery } from '@tanstack/react-query';
import type { ProviderPage } from '../../../teamsapp/api/contract';
import { get } from '../../api';
import type { ListAddress } from '../../address';
import { FilterChip } from '../../components/FilterChip';

/** The chip of the one provider that the log is narrowed to, from a provider's page. */
export function ProviderFilter({ address }: { address: ListAddress }) {
  const id = address.get('provider');
  const page = useQuery({
    queryKey: ['provider', Number(id)],
    queryFn: ({ signal }) => get<ProviderPage>(`/api/providers/${id}`, signal),
    enabled: /^\d+$/.test(id),
  });
  if (!id) return null;
  const word = page.data?.provider.name ?? 'one provider';
  return (
    <FilterChip
      name="Provider"
      choices={[{ value: id, word }]}
      chosen={[id]}
      onChange={(values) => {
        address.set({ provider: values.join(',') });
      }}
    />
  );
}
