import type { ApprovalPage } from '../../../teamsapp/api/contract';
import { ReasonDialog } from '../../components/ReasonDialog';
import { navigate } from '../../router';
import { requestTitle } from './kindWords';
import { useDecision } from './useDecision';

/** Asks why a decision is to be looked at again, sends it and opens the new request. */
export default function ReconsiderDialog(props: {
  approval: ApprovalPage['approval'];
  onClose: () => void;
}) {
  const { approval, onClose } = props;
  const { packageReference: reference } = approval;
  const sending = useDecision(approval.id, (page) => {
    onClose();
    navigate(`/approvals?open=${page.approval.id}`);
  });
  return (
    <ReasonDialog
      title={`Ask for another look at ${reference}?`}
      verb="Ask for another look"
      missing="Say why it is to be looked at again"
      error={sending.error}
      isBusy={sending.isPending}
      onClose={onClose}
      onReason={(because) => {
        const say = (page: ApprovalPage) =>
          `${requestTitle(page.approval)} is asked for. ${page.whoDecides}`.trim();
        sending.mutate({ verb: 'reconsider', body: { because }, say });
      }}
    >
      {`${reference} waits for a decision again. Only people who did not decide on it before can decide now. What was decided stays on record.`}
    </ReasonDialog>
  );
}
