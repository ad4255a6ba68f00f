import { Field, Textarea } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { ConfirmDialog } from './ConfirmDialog';

/** A step that needs nothing but a reason: what it does, why it is done, and the verb. */
export function ReasonDialog(props: {
  title: string;
  verb: string;
  /** What will happen, and whether it can be undone. */
  children: ReactNode;
  /** Said at the field when the reason is missing. */
  missing: string;
  error: Error | null;
  isBusy: boolean;
  onReason: (because: string) => void;
  onClose: () => void;
}) {
  const { title, verb, children, missing, error, isBusy, onReason, onClose } = props;
  const id = useId();
  const [because, setBecause] = useState('');
  const [isAsked, setAsked] = useState(false);
  const isMissing = because.trim() === '';
  return (
    <ConfirmDialog
      title={title}
      verb={verb}
      error={error}
      isBusy={isBusy}
      onClose={onClose}
      onConfirm={() => {
        setAsked(true);
        if (isMissing) document.getElementById(id)?.focus();
        else onReason(because);
      }}
    >
      <div>{children}</div>
      <Field label="Why" required {...(isAsked && isMissing && { validationMessage: missing })}>
        <Textarea
          id={id}
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
