import {
  Button,
  Field,
  Radio,
  RadioGroup,
  Select,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { AddRegular, DismissRegular } from '@fluentui/react-icons';
import {
  conditionForm,
  factKeys,
  facts,
  newFact,
  type ConditionForm,
  type FactForm,
} from './conditionForm';
import { FactRow } from './FactRow';
import type { StageForm } from './stageForm';

const useStyles = makeStyles({
  parts: { display: 'flex', flexDirection: 'column', gap: '8px' },
  condition: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    margin: 0,
    padding: '8px 12px 12px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    minWidth: 0,
  },
  row: { display: 'flex', alignItems: 'flex-start', columnGap: '8px' },
  grow: { flexGrow: 1, minWidth: 0 },
  legend: { padding: '0 4px', fontWeight: tokens.fontWeightSemibold },
});

/** Which packages pass a stage: every one, or those that meet any of some conditions. */
export function ConditionsField(props: {
  form: Pick<StageForm, 'isForAll' | 'conditions'>;
  onChange: (change: Partial<StageForm>) => void;
  fault: string | undefined;
  isAsked: boolean;
}) {
  const styles = useStyles();
  const { form, onChange, fault, isAsked } = props;
  const { isForAll, conditions } = form;
  const change = (key: string, to: readonly FactForm[]) => {
    onChange({
      conditions: conditions.map((one) => (one.key === key ? { ...one, facts: to } : one)),
    });
  };
  return (
    <div className={styles.parts}>
      <Field label="Which packages" required {...(fault && { validationMessage: fault })}>
        <RadioGroup
          id="stage-conditions"
          value={isForAll ? 'all' : 'some'}
          onChange={(_, { value }) => {
            const isFirst = value === 'some' && conditions.length === 0;
            onChange({
              isForAll: value === 'all',
              ...(isFirst && { conditions: [conditionForm()] }),
            });
          }}
        >
          <Radio value="all" label="Every package" />
          <Radio value="some" label="Those that meet any of these conditions" />
        </RadioGroup>
      </Field>
      {!isForAll &&
        conditions.map((condition, place) => (
          <ConditionPart
            key={condition.key}
            condition={condition}
            place={place}
            isAsked={isAsked}
            onChange={(to) => {
              change(condition.key, to);
            }}
            onRemove={() => {
              onChange({ conditions: conditions.filter(({ key }) => key !== condition.key) });
            }}
          />
        ))}
      {!isForAll && (
        <div>
          <Button
            size="small"
            icon={<AddRegular />}
            onClick={() => {
              onChange({ conditions: [...conditions, conditionForm()] });
            }}
          >
            Add a condition
          </Button>
        </div>
      )}
    </div>
  );
}

function ConditionPart(props: {
  condition: ConditionForm;
  place: number;
  isAsked: boolean;
  onChange: (facts: readonly FactForm[]) => void;
  onRemove: () => void;
}) {
  const styles = useStyles();
  const { condition, place, isAsked, onChange } = props;
  const given = condition.facts;
  const free = factKeys.filter((key) => given.every(({ fact }) => fact !== key));
  const name = `Condition ${String(place + 1)}`;
  return (
    <fieldset className={styles.condition}>
      <legend className={styles.legend}>{given.length > 1 ? `${name}: all of these` : name}</legend>
      {given.map((one) => (
        <FactRow
          key={one.fact}
          given={one}
          isAsked={isAsked}
          onChange={(to) => {
            onChange(given.map((other) => (other === one ? to : other)));
          }}
          onRemove={() => {
            onChange(given.filter((other) => other !== one));
          }}
        />
      ))}
      <div className={styles.row}>
        <Select
          className={styles.grow}
          aria-label={`${name}: add what the package is like`}
          value=""
          onChange={(_, { value }) => {
            const fact = free.find((key) => key === value);
            if (fact) onChange([...given, newFact(fact)]);
          }}
        >
          <option value="">{given.length === 0 ? 'Choose what it is like' : 'And also …'}</option>
          {free.map((key) => (
            <option key={key} value={key}>
              {facts[key].name}
            </option>
          ))}
        </Select>
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={`Remove ${name.toLowerCase()}`}
          onClick={props.onRemove}
        />
      </div>
    </fieldset>
  );
}
