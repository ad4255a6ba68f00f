import type { PackagePage } from '../../../teamsapp/api/contract';
import { ReasonDialog } from '../../components/ReasonDialog';
import { usePackageWrite } from './usePackageWrite';

/** Asks why a child cannot wait, and starts the package before its decision. */
export default function EmergencyDialog(props: {
  item: PackagePage['package'];
  onClose: () => void;
}) {
  const { item, onClose } = props;
  const { reference } = item;
  const write = usePackageWrite<{ because: string }>(item.id, 'emergency', {
    say: ({ next }) => `${reference} is started before its decision. ${next.sentence}`,
    onDone: onClose,
  });
  return (
    <ReasonDialog
      title={`Start ${reference} before its decision?`}
      verb={`Start ${reference}`}
      missing="Say why it cannot wait for its decision"
      error={write.error}
      isBusy={write.isPending}
      onClose={onClose}
      onReason={(because) => {
        write.mutate({ because });
      }}
    >
      {`Only for a child who cannot wait. ${reference} runs at once, and the decision comes afterwards: its request goes on. If it is declined then, what has begun is not undone, and somebody has to end it. Your name and your reason stand on its page.`}
    </ReasonDialog>
  );
}
