import { plainName } from './text';
import type { Element } from './elements';

interface Field {
  id: string;
  label: string;
  /** Makes the input required and says so when it is empty. */
  needed?: string;
  placeholder?: string;
}

/** A choice: the value is what comes back, the title is what is read. */
export interface Choice {
  title: string;
  value: string;
}

/** A box for words; many lines unless it is short. */
export function textInput(
  field: Field & { value?: string | undefined; short?: boolean; maxLength?: number },
): Element {
  return {
    type: 'Input.Text',
    ...common(field),
    ...(!field.short && { isMultiline: true }),
    maxLength: field.maxLength ?? 1000,
    ...(field.value !== undefined && { value: field.value }),
  };
}

/** A box for a number. */
export function numberInput(
  field: Field & { value?: number | undefined; min?: number; max?: number },
): Element {
  return {
    type: 'Input.Number',
    ...common(field),
    ...(field.min !== undefined && { min: field.min }),
    ...(field.max !== undefined && { max: field.max }),
    ...(field.value !== undefined && { value: field.value }),
  };
}

/** A box for a day. */
export function dateInput(field: Field & { value?: string | undefined }): Element {
  return {
    type: 'Input.Date',
    ...common(field),
    ...(field.value !== undefined && { value: field.value }),
  };
}

/** A list to choose one of; a value that is not among the choices is left out. */
export function choiceInput(
  field: Field & { choices: readonly Choice[]; value?: string | undefined },
): Element {
  const known = field.choices.some(({ value }) => value === field.value);
  return {
    type: 'Input.ChoiceSet',
    ...common(field),
    style: 'compact',
    choices: field.choices.map(({ title, value }) => ({ title: plainName(title), value })),
    ...(known && { value: field.value }),
  };
}

function common(field: Field): Element {
  return {
    id: field.id,
    label: plainName(field.label),
    ...(field.needed && { isRequired: true, errorMessage: field.needed }),
    ...(field.placeholder && { placeholder: field.placeholder }),
  };
}
