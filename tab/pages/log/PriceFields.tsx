import { Field, Input, Select } from '@fluentui/react-components';
import { codesOf, unitWords } from '../../words';
import { amountInOf } from './draft';
import type { Draft } from './draft';
import { idOf } from './fields';
import type { FieldFault } from './fields';

/**
 * The price, what it is for, and how much a week: hours, or sessions where the price is for one or
 * for a day of two. A price for the week or the whole package leaves the choice.
 */
export function PriceFields(props: {
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
  fault: (field: string) => FieldFault;
  leave: (field: string) => () => void;
  look: (width: 'three', field: string) => string;
}) {
  const { draft, onChange, fault, leave, look } = props;
  const isBoth = draft.unit === 'week' || draft.unit === 'once';
  return (
    <>
      <Field label="Price" required className={look('three', 'price')} {...fault('price')}>
        <Input
          id={idOf('price')}
          inputMode="decimal"
          value={draft.price}
          onBlur={leave('price')}
          onChange={(_, { value }) => {
            onChange({ price: value });
          }}
        />
      </Field>
      <Field
        label="For each"
        required
        className={look('three', 'priceUnit')}
        {...fault('priceUnit')}
      >
        <Select
          id={idOf('priceUnit')}
          value={draft.unit ?? ''}
          onBlur={leave('priceUnit')}
          onChange={(_, { value }) => {
            const unit = codesOf(unitWords).find((code) => code === value);
            onChange({ unit, amountIn: amountInOf(unit) ?? draft.amountIn });
          }}
        >
          <option value="">Choose</option>
          {codesOf(unitWords).map((code) => (
            <option key={code} value={code}>
              {unitWords[code]}
            </option>
          ))}
        </Select>
      </Field>
      {isBoth && (
        <Field label="Counted in" className={look('three', 'amountIn')}>
          <Select
            id={idOf('amountIn')}
            value={draft.amountIn}
            onChange={(_, { value }) => {
              onChange({ amountIn: value === 'sessions' ? 'sessions' : 'hours' });
            }}
          >
            <option value="hours">Hours</option>
            <option value="sessions">Sessions</option>
          </Select>
        </Field>
      )}
      <Field
        label={draft.amountIn === 'sessions' ? 'Sessions a week' : 'Hours a week'}
        required={!isBoth}
        {...(draft.amountIn === 'sessions' && { hint: 'A day is 2' })}
        className={look('three', 'hoursPerWeek')}
        {...fault('hoursPerWeek')}
      >
        <Input
          id={idOf('hoursPerWeek')}
          inputMode="decimal"
          value={draft.amount}
          onBlur={leave('hoursPerWeek')}
          onChange={(_, { value }) => {
            onChange({ amount: value });
          }}
        />
      </Field>
    </>
  );
}
