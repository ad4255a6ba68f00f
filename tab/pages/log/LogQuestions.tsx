import { Checkbox, Field, Select, Textarea } from '@fluentui/react-components';
import type { PackageCheck } from '../../../teamsapp/api/contract';
import type { Fault } from '../../components/ErrorSummary';
import { useMe } from '../../me';
import { reasonWords, reasonsOf } from '../../words';
import type { Draft } from './draft';
import { idOf } from './fields';
import type { FieldFault } from './fields';
import { useLogFormStyles } from './logFormStyles';

/** Only the question that the route asks: section 19 has three grounds, section 61 one of its own. */
export function Reason(props: {
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
  fault: FieldFault;
}) {
  const styles = useLogFormStyles();
  const { draft, onChange, fault } = props;
  const reasons = draft.route ? reasonsOf[draft.route] : [];
  const [only, another] = reasons;
  if (!only) return null;
  if (!another) {
    return <div className={styles.all}>{`Ground: ${reasonWords[only].toLowerCase()}`}</div>;
  }
  return (
    <Field label="Ground" className={styles.six} {...fault}>
      <Select
        id={idOf('reason')}
        value={draft.reason ?? ''}
        onChange={(_, { value }) => {
          onChange({ reason: reasons.find((reason) => reason === value) });
        }}
      >
        <option value="">Not said</option>
        {reasons.map((reason) => (
          <option key={reason} value={reason}>
            {reasonWords[reason]}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** Whether the child lives at the school: asked for an independent special school alone. */
export function Residential(props: { draft: Draft; onChange: (change: Partial<Draft>) => void }) {
  const styles = useLogFormStyles();
  const { draft, onChange } = props;
  if (draft.route !== 'ISS') return null;
  return (
    <Checkbox
      className={styles.all}
      label="The child lives there (residential)"
      checked={draft.residential}
      onChange={(_, { checked }) => {
        onChange({ residential: checked === true });
      }}
    />
  );
}

/** The team that owns the package: the child's, unless the reader has more than one to choose from. */
export function Team(props: {
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
  check: PackageCheck | undefined;
  fault: FieldFault;
}) {
  const styles = useLogFormStyles();
  const { teams } = useMe();
  const { draft, onChange, check, fault } = props;
  const isAsked = [...(check?.missing ?? []), ...(check?.faults ?? [])].some(
    ({ field }) => field === 'team',
  );
  if (teams.length < 2 && !isAsked) return null;
  return (
    <Field label="Team" className={styles.six} {...fault}>
      <Select
        id={idOf('team')}
        value={draft.team ?? check?.form.team ?? ''}
        onChange={(_, { value }) => {
          onChange({ team: value || undefined });
        }}
      >
        <option value="">The child’s team</option>
        {teams.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** Asked only where the provider is suspended and the check says that it must be. */
export function SuspendedReason(props: {
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
  faults: readonly Fault[];
  isAsked: boolean;
}) {
  const styles = useLogFormStyles();
  const { draft, onChange, faults, isAsked } = props;
  const fault = faults.find(({ field }) => field === 'suspendedReason');
  if (!fault && !draft.suspendedReason) return null;
  return (
    <Field
      label="Why use a suspended provider"
      required
      className={styles.all}
      {...(fault && isAsked && { validationMessage: fault.sentence })}
    >
      <Textarea
        id={idOf('suspendedReason')}
        maxLength={1000}
        value={draft.suspendedReason}
        onChange={(_, { value }) => {
          onChange({ suspendedReason: value });
        }}
      />
    </Field>
  );
}
