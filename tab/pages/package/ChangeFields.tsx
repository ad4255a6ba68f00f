import { Field, Input, makeStyles } from '@fluentui/react-components';
import { DayField } from '../../components/DayField';
import type { Fault } from '../../components/ErrorSummary';
import { longDay } from '../../days';
import { unitInSentence } from '../../words';
import type { PackagePage } from '../../../teamsapp/api/contract';
import { countedIn } from './change';
import type { ChangeText } from './change';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    alignItems: 'start',
    gap: '12px 16px',
    '& .fui-Input': { width: '100%', minWidth: 0 },
    '& .fui-Input__input': { width: '100%', minWidth: 0 },
    '@media (max-width: 639.98px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});

/** The terms that may change: how much a week, the price, the days. */
export function ChangeFields(props: {
  item: PackagePage['package'];
  text: ChangeText;
  faults: readonly Fault[];
  idOf: (field: string) => string;
  onChange: (change: Partial<ChangeText>) => void;
}) {
  const styles = useStyles();
  const { item, text, faults, idOf, onChange } = props;
  const sentenceOf = (field: string) => faults.find((one) => one.field === field)?.sentence;
  const fault = (field: string) => {
    const sentence = sentenceOf(field);
    return sentence && { validationMessage: { children: sentence, role: undefined } };
  };
  const dayFault = (field: string) => {
    const sentence = sentenceOf(field);
    return sentence && { fault: sentence };
  };
  const inSessions = countedIn(item) === 'sessions';
  return (
    <div className={styles.fields}>
      <Field
        label={inSessions ? 'Sessions a week' : 'Hours a week'}
        {...(inSessions && { hint: 'A day is 2' })}
        {...fault('amount')}
      >
        <Input
          id={idOf('amount')}
          inputMode="decimal"
          value={text.amount}
          onChange={(_, { value }) => {
            onChange({ amount: value });
          }}
        />
      </Field>
      <Field label={`Price ${unitInSentence[item.priceUnit]}`} required {...fault('price')}>
        <Input
          id={idOf('price')}
          inputMode="decimal"
          value={text.price}
          onChange={(_, { value }) => {
            onChange({ price: value });
          }}
        />
      </Field>
      <DayField
        id={idOf('from')}
        label="From"
        hint={`Left empty: after the present last day, ${longDay(item.ends)}`}
        day={text.from}
        onDay={(from) => {
          onChange({ from });
        }}
        {...dayFault('from')}
      />
      <DayField
        id={idOf('endDate')}
        label="Last day"
        required
        hint="A later one extends the package"
        day={text.endDate}
        onDay={(endDate) => {
          onChange({ endDate });
        }}
        {...dayFault('endDate')}
      />
    </div>
  );
}
