import type { PackagePage } from '../../../teamsapp/api/contract';
import { ReasonDialog } from '../../components/ReasonDialog';
import { usePackageWrite } from './usePackageWrite';

/** Asks why a package is taken back, and takes it back. */
export default function WithdrawDialog(props: {
  item: PackagePage['package'];
  onClose: () => void;
}) {
  const { item, onClose } = props;
  const write = usePackageWrite<{ because: string }>(item.id, 'withdraw', {
    say: () => `${item.reference} is withdrawn.`,
    onDone: onClose,
  });
  return (
    <ReasonDialog
      title={`Withdraw ${item.reference}?`}
      verb={`Withdraw ${item.reference}`}
      missing="Say why it is withdrawn"
      error={write.error}
      isBusy={write.isPending}
      onClose={onClose}
      onReason={(because) => {
        write.mutate({ because });
      }}
    >
      Use this for a package logged by mistake. Nobody is asked to decide it any more. It stays in
      the log as withdrawn, and this cannot be undone.
    </ReasonDialog>
  );
}
