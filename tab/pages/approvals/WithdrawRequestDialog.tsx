import type { ApprovalPage } from '../../../teamsapp/api/contract';
import { ReasonDialog } from '../../components/ReasonDialog';
import { focusRequest } from './focusRequest';
import { isRuling, requestInSentence, requestTitle } from './kindWords';
import { useDecision } from './useDecision';

/** Asks why a request is taken back, and takes it back. */
export default function WithdrawRequestDialog(props: {
  approval: ApprovalPage['approval'];
  onClose: () => void;
}) {
  const { approval, onClose } = props;
  const { packageReference: reference } = approval;
  const sending = useDecision(approval.id, () => {
    onClose();
    focusRequest();
  });
  return (
    <ReasonDialog
      title={`Withdraw ${requestInSentence(approval)}?`}
      verb="Withdraw"
      missing="Say why it is withdrawn"
      error={sending.error}
      isBusy={sending.isPending}
      onClose={onClose}
      onReason={(because) => {
        const say = () =>
          `${isRuling(approval) ? reference : requestTitle(approval)} is withdrawn.`;
        sending.mutate({ verb: 'withdraw', body: { because }, say });
      }}
    >
      {isRuling(approval)
        ? `Nobody is asked to decide ${reference} any more. It stays in the log as withdrawn, and this cannot be undone.`
        : `Nobody is asked to decide this any more. ${reference} stays as it is. You can ask for it again.`}
    </ReasonDialog>
  );
}
