import { Button, Checkbox, Field, Input, makeStyles } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { Banner } from '../../components/Banner';
import { codeNames, factFault, facts, isBlank, type FactForm } from './conditionForm';

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'flex-start', columnGap: '8px' },
  grow: { flexGrow: 1, minWidth: 0 },
  yes: { paddingTop: '6px' },
  codes: { margin: 0, padding: 0, border: 'none', minWidth: 0 },
  legend: { padding: 0 },
});

/** One thing that a condition asks of a package, with a warning where its limit is blank. */
export function FactRow(props: {
  given: FactForm;
  isAsked: boolean;
  onChange: (given: FactForm) => void;
  onRemove: () => void;
}) {
  const styles = useStyles();
  const { given, onChange, onRemove } = props;
  const fault = props.isAsked ? factFault(given) : undefined;
  const { name } = facts[given.fact];
  return (
    <>
      <div className={styles.row}>
        <div className={styles.grow}>
          <FactField given={given} fault={fault} onChange={onChange} />
        </div>
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={`Remove: ${name}`}
          onClick={onRemove}
        />
      </div>
      {isBlank(given) && (
        <Banner tone="warning">
          No limit is set: this condition holds for no package until you set one.
        </Banner>
      )}
    </>
  );
}

function FactField(props: {
  given: FactForm;
  fault: string | undefined;
  onChange: (given: FactForm) => void;
}) {
  const styles = useStyles();
  const { given, fault, onChange } = props;
  const { name, kind } = facts[given.fact];
  const shown = fault && { validationMessage: fault };
  if (kind === 'yes') return <div className={styles.yes}>{name}</div>;
  if (kind === 'codes') {
    return (
      // Not a Field: each checkbox would take its one label.
      <fieldset className={styles.codes}>
        <legend className={styles.legend}>{`${name} is any of`}</legend>
        {Object.entries(codeNames(given.fact)).map(([code, word]) => (
          <Checkbox
            key={code}
            label={word}
            checked={given.codes.includes(code)}
            onChange={(_, { checked }) => {
              const others = given.codes.filter((one) => one !== code);
              onChange({ ...given, codes: checked ? [...others, code] : others });
            }}
          />
        ))}

        {fault && <Banner tone="danger">{fault}</Banner>}
      </fieldset>
    );
  }
  return (
    <Field label={name} {...shown}>
      <Input
        value={given.limit}
        inputMode="decimal"
        {...(kind === 'money' && { contentBefore: '£' })}
        onChange={(_, { value }) => {
          onChange({ ...given, limit: value });
        }}
      />
    </Field>
  );
}
