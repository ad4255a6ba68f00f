import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
} from '@fluentui/react-components';
import { useState } from 'react';
import { Banner } from '../../components/Banner';
import { BodyField } from './BodyField';
import { ConditionsField } from './ConditionsField';
import type { StageForm } from './stageForm';
import { ruleOf, stageFaults } from './stageForm';
import { useBodyChoices } from './useRules';
import type { StageRuleJson } from '../../../teamsapp/api/contract';

const useStyles = makeStyles({
  surface: { maxWidth: '620px' },
  content: { display: 'flex', flexDirection: 'column', gap: '16px' },
  numbers: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '16px' },
});
const noChoices = { people: [], roles: [], groups: [] };

/** One stage: which packages pass it, who decides, how many and how long. Kept in the draft only. */
export function StageDialog(props: {
  form: StageForm;
  isNew: boolean;
  isFirst: boolean;
  /** Names of the other stages. */
  others: readonly string[];
  onKeep: (rule: StageRuleJson) => void;
  onClose: () => void;
}) {
  const styles = useStyles();
  const [form, setForm] = useState(props.form);
  const [isAsked, setAsked] = useState(false);
  const bodies = useBodyChoices();
  const found = stageFaults(form, props.others);
  const faults: typeof found = isAsked ? found : {};
  const change = (part: Partial<StageForm>) => {
    setForm((before) => ({ ...before, ...part }));
  };
  const keep = () => {
    setAsked(true);
    const [first] = Object.keys(found);
    if (first === undefined) props.onKeep(ruleOf(form));
    else document.getElementById(`stage-${first}`)?.scrollIntoView({ block: 'center' });
  };
  const parts = { form, change, faults };
  return (
    <Dialog
      open
      onOpenChange={() => {
        props.onClose();
      }}
    >
      <DialogSurface className={styles.surface}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            keep();
          }}
        >
          <DialogBody>
            <DialogTitle>{props.isNew ? 'Add a stage' : `Change ${props.form.name}`}</DialogTitle>
            <DialogContent className={styles.content}>
              <NameField {...parts} />
              <ConditionsField
                form={form}
                onChange={change}
                fault={faults.conditions}
                isAsked={isAsked}
              />
              {bodies.error && (
                <Banner tone="warning">
                  People and groups cannot be chosen now. {bodies.error.message}
                </Banner>
              )}
              <BodyField
                id="stage-body"
                label="Who decides"
                body={form.body}
                choices={bodies.data ?? noChoices}
                fault={faults.body}
                onChange={(body) => {
                  change({ body });
                }}
              />
              <Numbers {...parts} />
              <Options {...parts} isFirst={props.isFirst} />
              {form.isEscalated && (
                <BodyField
                  id="stage-escalateTo"
                  label="Who is told when it is late"
                  body={form.escalateTo}
                  choices={bodies.data ?? noChoices}
                  fault={faults.escalateTo}
                  onChange={(escalateTo) => {
                    change({ escalateTo });
                  }}
                />
              )}
            </DialogContent>
            <DialogActions>
              <Button type="button" onClick={props.onClose}>
                Cancel
              </Button>
              <Button type="submit" appearance="primary">
                {props.isNew ? 'Add to the draft' : 'Keep in the draft'}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

interface Part {
  form: StageForm;
  change: (part: Partial<StageForm>) => void;
  faults: Readonly<Record<string, string>>;
}

function NameField({ form, change, faults }: Part) {
  return (
    <Field label="Name" required {...(faults.name && { validationMessage: faults.name })}>
      <Input
        id="stage-name"
        value={form.name}
        maxLength={60}
        onChange={(_, { value }) => {
          change({ name: value });
        }}
      />
    </Field>
  );
}

function Numbers({ form, change, faults }: Part) {
  const styles = useStyles();
  return (
    <div className={styles.numbers}>
      <Field
        label="How many must approve"
        required
        {...(faults.quorum && { validationMessage: faults.quorum })}
      >
        <Input
          id="stage-quorum"
          inputMode="numeric"
          value={form.quorum}
          onChange={(_, { value }) => {
            change({ quorum: value });
          }}
        />
      </Field>
      <Field
        label="Working days to answer"
        required
        {...(faults.waitingDays && { validationMessage: faults.waitingDays })}
      >
        <Input
          id="stage-waitingDays"
          inputMode="numeric"
          value={form.waitingDays}
          onChange={(_, { value }) => {
            change({ waitingDays: value });
          }}
        />
      </Field>
    </div>
  );
}

function Options({ form, change, isFirst }: Part & { isFirst: boolean }) {
  return (
    <div role="group" aria-label="How it opens">
      {!isFirst && (
        <Checkbox
          label="Opens at the same time as the stage before"
          checked={form.beside}
          onChange={(_, { checked }) => {
            change({ beside: checked === true });
          }}
        />
      )}
      <Checkbox
        label="Fresh eyes: nobody who decided another stage"
        checked={form.differentPerson}
        onChange={(_, { checked }) => {
          change({ differentPerson: checked === true });
        }}
      />
      <Checkbox
        label="Somebody else than the administrators is told when it is late"
        checked={form.isEscalated}
        onChange={(_, { checked }) => {
          change({ isEscalated: checked === true });
        }}
      />
    </div>
  );
}
