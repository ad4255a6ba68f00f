import type { ProviderPage } from '../../../teamsapp/api/contract';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { useProviderWrite } from './useProviderWrite';

/** Asks once more before a suspended provider can be used again. */
export default function ReinstateDialog(props: {
  provider: ProviderPage['provider'];
  onClose: () => void;
}) {
  const { provider, onClose } = props;
  const write = useProviderWrite(provider.id, `${provider.name} can be used again.`, onClose);
  return (
    <ConfirmDialog
      title={`Reinstate ${provider.name}?`}
      verb="Reinstate"
      error={write.error}
      isBusy={write.isPending}
      onClose={onClose}
      onConfirm={() => {
        write.mutate({ verb: 'reinstate', body: { eTag: provider.eTag } });
      }}
    >
      {provider.statusReason && <div>It was suspended because: {provider.statusReason}</div>}
      <div>New packages can be logged here again. You can suspend it later.</div>
    </ConfirmDialog>
  );
}
