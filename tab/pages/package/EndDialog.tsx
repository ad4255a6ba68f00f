import { Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { PackagePage } from '../../../teamsapp/api/contract';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { DayField } from '../../components/DayField';
import { longDay } from '../../days';
import { usePackageWrite } from './usePackageWrite';

/** Asks for the last day and the reason, and ends a package. */
export default function EndDialog(props: { item: PackagePage['package']; onClose: () => void }) {
  const { item, onClose } = props;
  const [on, setOn] = useState<string | undefined>(item.ends);
  const [because, setBecause] = useState('');
  const [isAsked, setAsked] = useState(false);
  const write = usePackageWrite<{ on: string; because: string }>(item.id, 'end', {
    say: ({ package: ended }) =>
      `${item.reference} ends on ${longDay(ended.ends)}. Tell the provider today.`,
    onDone: onClose,
  });
  const fault = dayFault(on, item);
  const isMissing = because.trim() === '';
  return (
    <ConfirmDialog
      title={`End ${item.reference}${on ? ` on ${longDay(on)}` : ''}?`}
      verb={`End ${item.reference}`}
      error={write.error}
      isBusy={write.isPending}
      onClose={onClose}
      onConfirm={() => {
        setAsked(true);
        if (on && !fault && !isMissing) write.mutate({ on, because });
      }}
    >
      <div>
        The cost after the last day is freed. Tell the provider today: this app does not write to
        providers.
      </div>
      <DayField
        id="end-on"
        label="Last day"
        day={on}
        onDay={setOn}
        {...(isAsked && fault && { fault })}
      />
      <Field
        label="Why"
        required
        {...(isAsked && isMissing && { validationMessage: 'Say why it ends' })}
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

function dayFault(on: string | undefined, item: PackagePage['package']): string | undefined {
  if (!on) return 'Enter a day, like 18 December 2026';
  if (on < item.starts) return `Last day must not be before the first day, ${longDay(item.starts)}`;
  if (on > item.ends)
    return `It already ends on ${longDay(item.ends)}. Choose that day or one before`;
  return undefined;
}
