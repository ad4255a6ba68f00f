import { Field, Textarea } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { PackagePage } from '../../../teamsapp/api/contract';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { ErrorSummary } from '../../components/ErrorSummary';
import { faultOf } from '../../faultOf';
import { changeFaults, changeField, changedTerms, presentText } from './change';
import type { ChangeTerms } from './change';
import { ChangeCost } from './ChangeCost';
import { ChangeFields } from './ChangeFields';
import { useChangeCheck } from './useChangeCheck';
import { usePackageWrite } from './usePackageWrite';

/** Other hours, sessions or price from a day on, or a later last day; asks those who decide that. */
export default function ChangeDialog(props: { item: PackagePage['package']; onClose: () => void }) {
  const { onClose } = props;
  const id = useId();
  // What is typed is compared with the package as it was when the dialog opened.
  const [item] = useState(props.item);
  const [text, setText] = useState(() => presentText(item));
  const [because, setBecause] = useState('');
  const [asked, setAsked] = useState(0);
  const terms = changedTerms(item, text);
  const check = useChangeCheck(item.id, terms);
  const write = usePackageWrite<ChangeTerms & { because: string }>(item.id, 'change', {
    say: ({ next }) => `${next.sentence} Until then ${item.reference} stays as it is.`,
    onDone: onClose,
  });
  const refused = faultOf(write.error ?? (terms ? check.error : null));
  const said = refused && { ...refused, field: changeField(refused.field) };
  const own = changeFaults(item, text, because);
  const faults = asked > 0 ? [...own, ...(said ? [said] : [])] : [];
  const idOf = (field: string) => `${id}-${field}`;
  const missing = faults.find(({ field }) => field === 'because')?.sentence;
  return (
    <ConfirmDialog
      title={`Change or extend ${item.reference}`}
      verb="Ask for approval"
      error={said ? null : write.error}
      isBusy={write.isPending}
      onClose={onClose}
      onConfirm={() => {
        setAsked(asked + 1);
        if (own.length === 0 && terms) write.mutate({ ...terms, because });
      }}
    >
      {asked > 0 && (
        <ErrorSummary key={`${asked}-${write.failureCount}`} faults={faults} idOf={idOf} />
      )}
      <div>
        Enter what is to be different. {item.reference} stays as it is until the change is approved.
      </div>
      <ChangeFields
        item={item}
        text={text}
        faults={faults}
        idOf={idOf}
        onChange={(change) => {
          write.reset();
          setText((before) => ({ ...before, ...change }));
        }}
      />
      <ChangeCost
        check={terms ? check.data : undefined}
        isPending={terms !== undefined && check.isFetching}
        error={terms ? check.error : null}
      />
      <Field
        label="Why"
        required
        {...(missing && { validationMessage: { children: missing, role: undefined } })}
      >
        <Textarea
          id={idOf('because')}
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
