import {
  Checkbox,
  Field,
  Input,
  Select,
  Textarea,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { Fault } from '../../components/ErrorSummary';
import { useMe } from '../../me';
import { codesOf, needWords, registrationWords, unitWords } from '../../words';
import type { ProviderText } from './providerForm';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    gap: '12px',
    '@media (max-width: 639.98px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  wide: { gridColumn: '1 / -1' },
  boxes: { display: 'flex', flexWrap: 'wrap', columnGap: '4px' },
  legend: { padding: 0, fontSize: tokens.fontSizeBase300 },
  group: { gridColumn: '1 / -1', margin: 0, padding: 0, border: 'none', minWidth: 0 },
});
type TextKey = {
  [K in keyof ProviderText]: ProviderText[K] extends string ? K : never;
}[keyof ProviderText];
const texts: readonly (readonly [TextKey, string, boolean])[] = [
  ['name', 'Name', true],
  ['providerType', 'Kind of provider', true],
  ['urn', 'URN', false],
  ['ukprn', 'UKPRN', false],
  ['companyNumber', 'Company number', false],
  ['contactEmail', 'Contact email', false],
  ['street', 'Street', false],
  ['town', 'Town', false],
  ['postcode', 'Postcode', false],
  ['capacity', 'Places', false],
  ['lowAge', 'Lowest age', false],
  ['highAge', 'Highest age', false],
];

/** The fields of a provider, for adding and for changing. */
export function ProviderFields(props: {
  text: ProviderText;
  faults: readonly Fault[];
  idOf: (field: string) => string;
  onChange: (text: ProviderText) => void;
}) {
  const styles = useStyles();
  const { lots } = useMe();
  const { text, faults, idOf, onChange } = props;
  const set = (change: Partial<ProviderText>) => {
    onChange({ ...text, ...change });
  };
  const validation = (field: string) => {
    const fault = faults.find((one) => one.field === field);
    return fault ? { validationMessage: fault.sentence } : {};
  };
  return (
    <div className={styles.fields}>
      {texts.map(([key, label, required]) => (
        <Field key={key} label={label} required={required} {...validation(key)}>
          <Input
            id={idOf(key)}
            value={text[key]}
            onChange={(_, { value }) => {
              set({ [key]: value });
            }}
          />
        </Field>
      ))}
      <Field label="Registration">
        <Select
          id={idOf('registrationStatus')}
          value={text.registrationStatus}
          onChange={(_, { value }) => {
            const status = codesOf(registrationWords).find((code) => code === value);
            if (status) set({ registrationStatus: status });
          }}
        >
          {codesOf(registrationWords).map((code) => (
            <option key={code} value={code}>
              {registrationWords[code]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Price" {...validation('price')}>
        <Input
          id={idOf('price')}
          value={text.price}
          placeholder="£45.00"
          onChange={(_, { value }) => {
            set({ price: value });
          }}
        />
      </Field>
      <Field label="Price is for each">
        <Select
          value={text.priceUnit}
          onChange={(_, { value }) => {
            const unit = codesOf(unitWords).find((code) => code === value);
            if (unit) set({ priceUnit: unit });
          }}
        >
          {codesOf(unitWords).map((code) => (
            <option key={code} value={code}>
              {unitWords[code]}
            </option>
          ))}
        </Select>
      </Field>
      <Boxes
        legend="Needs"
        choices={codesOf(needWords).map((code) => ({ value: code, label: code }))}
        chosen={text.needs}
        onChange={(needs) => {
          set({ needs });
        }}
      />
      <Boxes
        legend="Lots"
        choices={lots.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
        chosen={text.lots}
        onChange={(chosen) => {
          set({ lots: chosen });
        }}
      />
      <Field label="Note" hint="Facts about the provider. Never a child." className={styles.wide}>
        <Textarea
          value={text.note}
          maxLength={2000}
          onChange={(_, { value }) => {
            set({ note: value });
          }}
        />
      </Field>
    </div>
  );
}

function Boxes(props: {
  legend: string;
  choices: readonly { value: string; label: string }[];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}) {
  const styles = useStyles();
  const { legend, choices, chosen, onChange } = props;
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{legend}</legend>
      <div className={styles.boxes}>
        {choices.map(({ value, label }) => (
          <Checkbox
            key={value}
            label={label}
            checked={chosen.includes(value)}
            onChange={(_, { checked }) => {
              const others = chosen.filter((one) => one !== value);
              onChange(checked === true ? [...others, value] : others);
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}
