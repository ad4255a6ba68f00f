import { Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { ProviderPage } from '../../../teamsapp/api/contract';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { useProviderWrite } from './useProviderWrite';

/** Asks why a provider is suspended, and suspends it. */
export default function SuspendDialog(props: {
  provider: ProviderPage['provider'];
  onClose: () => void;
}) {
  const { provider, onClose } = props;
  const [because, setBecause] = useState('');
  const [isAsked, setAsked] = useState(false);
  const write = useProviderWrite(provider.id, `${provider.name} is suspended.`, onClose);
  const isMissing = because.trim() === '';
  return (
    <ConfirmDialog
      title={`Suspend ${provider.name}?`}
      verb="Suspend"
      error={write.error}
      isBusy={write.isPending}
      onClose={onClose}
      onConfirm={() => {
        setAsked(true);
        if (!isMissing) write.mutate({ verb: 'suspend', body: { eTag: provider.eTag, because } });
      }}
    >
      <div>
        No new package can be logged here without a reason. Packages that are running go on. You can
        reinstate the provider later.
      </div>
      <Field
        label="Why"
        required
        {...(isAsked && isMissing && { validationMessage: 'Say why it is suspended' })}
      >
        <Textarea
          value={because}
          maxLength={1000}
          onChange={(_, { value }) => {
            setBecause(value);
          }}
        />
      </Field>
    </ConfirmDialog>
  );
}
