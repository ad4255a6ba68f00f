import { Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { PackagePage } from '../../../teamsapp/api/contract';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { usePackageWrite } from './usePackageWrite';

/** Asks why a package is taken back, and takes it back. */
export default function WithdrawDialog(props: {
  item: PackagePage['package'];
  onClose: () => void;
}) {
  const { item, onClose } = props;
  const [because, setBecause] = useState('');
  const [isAsked, setAsked] = useState(false);
  const write = usePackageWrite<{ because: string }>(item.id, 'withdraw', {
    say: () => `${item.reference} is withdrawn.`,
    onDone: onClose,
  });
  const isMissing = because.trim() === '';
  return (
    <ConfirmDialog
      title={`Withdraw ${item.reference}?`}
      verb={`Withdraw ${item.reference}`}
      error={write.error}
      isBusy={write.isPending}
      onClose={onClose}
      onConfirm={() => {
        setAsked(true);
        if (!isMissing) write.mutate({ because });
      }}
    >
      <div>
        Use this for a package logged by mistake. Nobody is asked to decide it any more. It stays in
        the log as withdrawn, and this cannot be undone.
      </div>
      <Field
        label="Why"
        required
        {...(isAsked && isMissing && { validationMessage: 'Say why it is withdrawn' })}
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
