import { useId, useState } from 'react';
import type { ProviderPage } from '../../../teamsapp/api/contract';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { ErrorSummary } from '../../components/ErrorSummary';
import { faultOf } from '../../faultOf';
import { changeOf, providerFaults, textOf } from './providerForm';
import { ProviderFields } from './ProviderFields';
import { useProviderWrite } from './useProviderWrite';

/** Changes a provider's facts; only what differs is sent. */
export default function ChangeProviderDialog(props: {
  provider: ProviderPage['provider'];
  onClose: () => void;
}) {
  const { provider, onClose } = props;
  const id = useId();
  const [before] = useState(() => textOf(provider));
  const [eTag] = useState(provider.eTag);
  const [text, setText] = useState(before);
  const [asked, setAsked] = useState(0);
  const write = useProviderWrite(provider.id, `${text.name} is changed.`, onClose);
  const refused = faultOf(write.error);
  const faults = asked > 0 ? [...providerFaults(text), ...(refused ? [refused] : [])] : [];
  const idOf = (field: string) => `${id}-${field}`;
  return (
    <ConfirmDialog
      title={`Change ${provider.name}`}
      verb="Save the change"
      error={refused ? null : write.error}
      isBusy={write.isPending}
      onClose={onClose}
      onConfirm={() => {
        setAsked(asked + 1);
        if (providerFaults(text).length > 0) return;
        write.mutate({ verb: 'change', body: { eTag, change: changeOf(before, text) } });
      }}
    >
      {faults.length > 0 && (
        <ErrorSummary key={`${asked}-${write.failureCount}`} faults={faults} idOf={idOf} />
      )}
      <ProviderFields text={text} faults={faults} idOf={idOf} onChange={setText} />
    </ConfirmDialog>
  );
}
