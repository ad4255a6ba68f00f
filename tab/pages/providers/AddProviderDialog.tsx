import { Field, Textarea } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { ProviderPage } from '../../../teamsapp/api/contract';
import { write } from '../../api';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { ErrorSummary } from '../../components/ErrorSummary';
import { faultOf } from '../../faultOf';
import { flash } from '../../flash';
import { navigate } from '../../router';
import { inputOf, providerFaults, textOf } from './providerForm';
import { ProviderFields } from './ProviderFields';

/** Adds a provider by hand; one that is on the list already needs a reason to be another. */
export default function AddProviderDialog({ onClose }: { onClose: () => void }) {
  const id = useId();
  const queries = useQueryClient();
  const [text, setText] = useState(() => textOf(undefined));
  const [because, setBecause] = useState('');
  const [asked, setAsked] = useState(0);
  const reason = because.trim();
  const add = useMutation({
    mutationFn: () =>
      write<ProviderPage>('/api/providers', {
        ...inputOf(text),
        ...(reason && { anotherBecause: reason }),
      }),
    onSuccess: async ({ provider }) => {
      onClose();
      flash(`${provider.name} is on the list of providers.`, `/providers/${provider.id}`);
      navigate(`/providers/${provider.id}`);
      await queries.invalidateQueries({ queryKey: ['/api/providers/find'] });
    },
  });
  const refused = faultOf(add.error);
  const isListed = refused?.field === 'anotherBecause';
  const faults = asked > 0 ? [...providerFaults(text), ...(refused ? [refused] : [])] : [];
  const idOf = (field: string) => `${id}-${field}`;
  return (
    <ConfirmDialog
      title="Add a provider"
      verb="Add the provider"
      error={refused ? null : add.error}
      isBusy={add.isPending}
      onClose={onClose}
      onConfirm={() => {
        setAsked(asked + 1);
        if (providerFaults(text).length === 0) add.mutate();
      }}
    >
      {faults.length > 0 && (
        <ErrorSummary key={`${asked}-${add.failureCount}`} faults={faults} idOf={idOf} />
      )}
      <ProviderFields text={text} faults={faults} idOf={idOf} onChange={setText} />
      {(isListed || because) && (
        <Field label="Why this is another provider" hint="Only if it is not the one in the list">
          <Textarea
            id={idOf('anotherBecause')}
            value={because}
            maxLength={1000}
            onChange={(_, { value }) => {
              setBecause(value);
            }}
          />
        </Field>
      )}
    </ConfirmDialog>
  );
}
