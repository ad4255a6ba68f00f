import { Button, Combobox, Field, Option } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { PackageCheck, ProvidersFound } from '../../../teamsapp/api/contract';
import { post } from '../../api';
import { providerStatusWords } from '../../components/StatusBadge';
import { useDebounced } from '../../useDebounced';
import { idOf } from './fields';
import type { FieldFault } from './fields';

/** The provider: search as you type. A suspended or closed one is marked, never preselected. */
export function ProviderField(props: {
  providerId: number | undefined;
  words: string;
  check: PackageCheck | undefined;
  fault: FieldFault;
  className: string;
  onProvider: (id: number | undefined, words: string) => void;
  onLeave: () => void;
}) {
  const { providerId, words, check, fault, onProvider } = props;
  const chosen = check?.provider && check.provider.id === providerId ? check.provider : undefined;
  const typed = useDebounced(words.trim(), 150);
  const found = useQuery({
    queryKey: ['/api/providers/find', 'field', typed],
    queryFn: ({ signal }) =>
      post<ProvidersFound>('/api/providers/find', { words: typed, offset: 0, limit: 8 }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });
  const choices = providerId === undefined ? (check?.providerChoices ?? []) : [];
  return (
    <div className={props.className}>
      <Field
        label="Provider"
        required
        hint={chosen ? [chosen.place, chosen.note].filter(Boolean).join(' · ') : ''}
        {...fault}
      >
        <Combobox
          id={idOf('providerId')}
          freeform
          autoComplete="off"
          value={words || (chosen?.name ?? '')}
          selectedOptions={providerId === undefined ? [] : [String(providerId)]}
          onChange={({ target }) => {
            onProvider(undefined, target.value);
          }}
          onOptionSelect={(_, { optionValue, optionText }) => {
            if (optionValue) onProvider(Number(optionValue), optionText ?? '');
          }}
          onBlur={props.onLeave}
        >
          {(found.data?.rows ?? []).map(({ id, name, town, status }) => (
            <Option key={id} value={String(id)} text={name}>
              {[name, town, status === 'active' ? '' : providerStatusWords[status]]
                .filter(Boolean)
                .join(' · ')}
            </Option>
          ))}
        </Combobox>
      </Field>
      {choices.map(({ id, name, place, note }) => (
        <Button
          key={id}
          size="small"
          style={{ marginTop: 4, marginRight: 4 }}
          onClick={() => {
            onProvider(id, name);
          }}
        >
          {[name, place, note].filter(Boolean).join(' · ')}
        </Button>
      ))}
    </div>
  );
}
