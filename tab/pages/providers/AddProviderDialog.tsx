import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { write } from '../../api';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { ErrorSummary } from '../../components/ErrorSummary';
import { flash } from '../../flash';
import { inputOf, providerFaults, textOf } from './providerForm';
import { ProviderFields } from './ProviderFields';

/** Adds a provider by hand. */
export default function AddProviderDialog({ onClose }: { onClose: () => void }) {
  const id = useId();
  const queries = useQueryClient();
  const [text, setText] = useState(() => textOf(undefined));
  const [asked, setAsked] = useState(0);
  const add = useMutation({
    mutationFn: () => write('/api/providers', inputOf(text)),
    onSuccess: async () => {
      onClose();
      flash(`${text.name} is on the list of providers.`, '/providers');
      await queries.invalidateQueries({ queryKey: ['/api/providers/find'] });
    },
  });
  const faults = asked > 0 ? providerFaults(text) : [];
  const idOf = (field: string) => `${id}-${field}`;
  return (
    <ConfirmDialog
      title="Add a provider"
      verb="Add the provider"
      error={add.error}
      isBusy={add.isPending}
      onClose={onClose}
      onConfirm={() => {
        setAsked(asked + 1);
        if (providerFaults(text).length === 0) add.mutate();
      }}
    >
      {faults.length > 0 && <ErrorSummary key={asked} faults={faults} idOf={idOf} />}
      <ProviderFields text={text} faults={faults} idOf={idOf} onChange={setText} />
    </ConfirmDialog>
  );
}
