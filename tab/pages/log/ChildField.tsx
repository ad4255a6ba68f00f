import { Button, Combobox, Field, Option } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ChildrenFound, PackageCheck } from '../../../teamsapp/api/contract';
import { post } from '../../api';
import { Later } from '../../components/Later';
import { lazily } from '../../lazily';
import { useMe } from '../../me';
import { useDebounced } from '../../useDebounced';
import { idOf } from './fields';
import type { FieldFault } from './fields';

const NewChildDialog = lazily(() => import('./NewChildDialog'));

/** The child by the council's reference; those who may can add a new one. */
export function ChildField(props: {
  reference: string;
  check: PackageCheck | undefined;
  fault: FieldFault;
  className: string;
  onReference: (reference: string) => void;
  onLeave: () => void;
}) {
  const { reference, check, fault, onReference } = props;
  const { abilities } = useMe();
  const [isAdding, setAdding] = useState(false);
  const words = useDebounced(reference.trim(), 150);
  const found = useQuery({
    queryKey: ['children', words],
    queryFn: ({ signal }) => post<ChildrenFound>('/api/children/find', { words }, signal),
    enabled: words !== '',
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const children = words ? (found.data?.children ?? []) : [];
  const isChecked = check?.form.childReference === words.toUpperCase().replace(/\s/g, '');
  const isUnknown = words !== '' && isChecked && !check?.childKnown;
  return (
    <div className={props.className}>
      <Field
        label="Child"
        required
        hint={check?.child?.label ?? 'The council’s reference, never a name'}
        {...fault}
      >
        <Combobox
          id={idOf('childReference')}
          freeform
          autoComplete="off"
          value={reference}
          selectedOptions={[]}
          onChange={({ target }) => {
            onReference(target.value);
          }}
          onOptionSelect={(_, { optionValue }) => {
            if (optionValue) onReference(optionValue);
          }}
          onBlur={props.onLeave}
        >
          {children.map((child) => (
            <Option key={child.id} value={child.reference} text={child.reference}>
              {`${child.reference} · ${child.initials} · ${child.team.name}`}
            </Option>
          ))}
        </Combobox>
      </Field>
      {isUnknown && abilities.addChild && (
        <Button
          size="small"
          icon={<AddRegular />}
          onClick={() => {
            setAdding(true);
          }}
        >
          {`Add ${words.toUpperCase()} as a new child`}
        </Button>
      )}
      <Later
        onClose={() => {
          setAdding(false);
        }}
      >
        {isAdding && (
          <NewChildDialog
            reference={words.toUpperCase()}
            onAdded={onReference}
            onClose={() => {
              setAdding(false);
            }}
          />
        )}
      </Later>
    </div>
  );
}
