import { Field, Select, Textarea } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { ApprovalPage, StageView } from '../../../teamsapp/api/contract';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { ErrorSummary } from '../../components/ErrorSummary';
import { useDecision } from './useDecision';

/** Chooses the stage that is to look first, asks why, and puts the present stage behind it. */
export default function ReferDialog(props: {
  page: ApprovalPage;
  stage: StageView;
  /** What was typed in the bar already. */
  note: string;
  onReferred: () => void;
  onClose: () => void;
}) {
  const { page, stage, onReferred, onClose } = props;
  const { approval, abilities } = page;
  const id = useId();
  const [only] = abilities.refer.length === 1 ? abilities.refer : [];
  const [to, setTo] = useState(only ?? '');
  const [because, setBecause] = useState(props.note);
  const [asked, setAsked] = useState(0);
  const sending = useDecision(approval.id, () => {
    onClose();
    onReferred();
  });
  const faults = [
    ...(to ? [] : [{ field: 'to', sentence: 'Choose who looks first' }]),
    ...(because.trim() ? [] : [{ field: 'because', sentence: 'Say why' }]),
  ];
  const shown = asked > 0 ? faults : [];
  const fault = (field: string) => {
    const found = shown.find((one) => one.field === field);
    return found && { validationMessage: { children: found.sentence, role: undefined } };
  };
  const idOf = (field: string) => `${id}-${field}`;
  return (
    <ConfirmDialog
      title={`Refer ${approval.packageReference}`}
      verb={`Refer ${approval.packageReference}`}
      error={sending.error}
      isBusy={sending.isPending}
      onClose={onClose}
      onConfirm={() => {
        setAsked(asked + 1);
        if (faults.length > 0) return;
        const body = { stageId: stage.id, seen: approval.seen, to, because };
        const say = () => `${approval.packageReference} is referred. ${orderWords(to, stage.name)}`;
        sending.mutate({ verb: 'refer', body, say });
      }}
    >
      {asked > 0 && <ErrorSummary key={asked} faults={shown} idOf={idOf} />}
      <Field label="Who looks first" required {...fault('to')}>
        <Select
          id={idOf('to')}
          value={to}
          onChange={(_, { value }) => {
            setTo(value);
          }}
        >
          {!only && <option value="">Choose a stage</option>}
          {abilities.refer.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Why" required {...fault('because')}>
        <Textarea
          id={idOf('because')}
          value={because}
          maxLength={1000}
          onChange={(_, { value }) => {
            setBecause(value);
          }}
        />
      </Field>
      <div role="status">
        {to
          ? `${orderWords(to, stage.name)} No stage is skipped.`
          : `${stage.name} decides after the stage that you choose. No stage is skipped.`}
      </div>
    </ConfirmDialog>
  );
}

function orderWords(first: string, after: string): string {
  return `${first} decides first; ${after} decides after it.`;
}
