import { Field, Input, Select } from '@fluentui/react-components';
import { codesOf, unitWords } from '../../words';
import type { PriceUnit } from '../../words';
import type { Draft } from './draft';
import { idOf } from './fields';
import type { FieldFault } from './fields';

/** How much a week, for how much money, and what the price is for. */
export function PriceFields(props: {
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
  fault: (field: string) => FieldFault;
  leave: (field: string) => () => void;
  look: (width: 'two' | 'three', field: string) => string;
}) {
  const { draft, onChange, fault, leave, look } = props;
  return (
    <>
      <Field
        label={draft.amountIn === 'sessions' ? 'Sessions a week' : 'Hours a week'}
        required={draft.unit !== 'week' && draft.unit !== 'once'}
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
      <Field label="Price" required className={look('two', 'price')} {...fault('price')}>
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
            onChange({ unit, ...amountFor(unit) });
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
    </>
  );
}

/** What a price's unit says about how the week is counted; the other units leave it as it is. */
function amountFor(unit: PriceUnit | undefined): Partial<Draft> {
  if (unit === 'session') return { amountIn: 'sessions' };
  return unit === 'hour' ? { amountIn: 'hours' } : {};
}
