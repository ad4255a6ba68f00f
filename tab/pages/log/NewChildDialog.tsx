import { Checkbox, Field, Input, Select } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AddChildInput } from '../../../teamsapp/api/contract';
import { write } from '../../api';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { DayField } from '../../components/DayField';
import { useMe } from '../../me';
import { codesOf, needWords } from '../../words';

/** Adds a child by reference and initials: what the log needs, and never a name. */
export default function NewChildDialog(props: {
  reference: string;
  onAdded: (reference: string) => void;
  onClose: () => void;
}) {
  const { onAdded, onClose } = props;
  const { teams, allTeams } = useMe();
  const queries = useQueryClient();
  const choices = teams.length > 0 ? teams : allTeams;
  const [child, setChild] = useState<AddChildInput>({
    reference: props.reference,
    initials: '',
    team: choices[0]?.id ?? '',
  });
  const [born, setBorn] = useState<string>();
  const [isAsked, setAsked] = useState(false);
  const add = useMutation({
    mutationFn: () => write('/api/children', { ...child, ...(born && { dateOfBirth: born }) }),
    onSuccess: async () => {
      onAdded(child.reference);
      onClose();
      await queries.invalidateQueries({ queryKey: ['check'] });
    },
  });
  const set = (change: Partial<AddChildInput>) => {
    setChild((before) => ({ ...before, ...change }));
  };
  const isMissing = !child.initials.trim();
  return (
    <ConfirmDialog
      title="Add a child"
      verb="Add the child"
      error={add.error}
      isBusy={add.isPending}
      onClose={onClose}
      onConfirm={() => {
        setAsked(true);
        if (!isMissing) add.mutate();
      }}
    >
      <Field label="Council reference" required>
        <Input
          value={child.reference}
          onChange={(_, { value }) => {
            set({ reference: value });
          }}
        />
      </Field>
      <Field
        label="Initials"
        required
        hint="Like J.M., never a name"
        {...(isAsked && isMissing && { validationMessage: 'Enter the initials' })}
      >
        <Input
          value={child.initials}
          maxLength={6}
          onChange={(_, { value }) => {
            set({ initials: value });
          }}
        />
      </Field>
      <DayField id="child-born" label="Date of birth" day={born} onDay={setBorn} />
      <Field label="Team" required>
        <Select
          value={child.team}
          onChange={(_, { value }) => {
            set({ team: value });
          }}
        >
          {choices.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Primary need">
        <Select
          value={child.primaryNeed ?? ''}
          onChange={(_, { value }) => {
            const need = codesOf(needWords).find((code) => code === value);
            if (need) set({ primaryNeed: need });
          }}
        >
          <option value="">Not said</option>
          {codesOf(needWords).map((code) => (
            <option key={code} value={code}>
              {needWords[code]}
            </option>
          ))}
        </Select>
      </Field>
      <div>
        <Checkbox
          label="Has an EHC plan"
          checked={child.ehcPlan ?? false}
          onChange={(_, { checked }) => {
            set({ ehcPlan: checked === true });
          }}
        />
        <Checkbox
          label="Is in care"
          checked={child.lookedAfter ?? false}
          onChange={(_, { checked }) => {
            set({ lookedAfter: checked === true });
          }}
        />
        <Checkbox
          label="Restricted: only the team and safeguarding see this child"
          checked={child.restricted ?? false}
          onChange={(_, { checked }) => {
            set({ restricted: checked === true });
          }}
        />
      </div>
    </ConfirmDialog>
  );
}
