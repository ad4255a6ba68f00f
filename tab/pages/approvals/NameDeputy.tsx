import { Field, Select, makeStyles, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { Deputies } from '../../../teamsapp/api/contract';
import { Banner } from '../../components/Banner';
import { DayField } from '../../components/DayField';
import { ErrorSummary } from '../../components/ErrorSummary';
import type { Fault } from '../../components/ErrorSummary';
import { WriteButton } from '../../components/WriteButton';
import { longDay } from '../../days';
import { faultOf } from '../../faultOf';
import { useMe } from '../../me';
import { useDeputyWrite } from './useDeputies';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '12px' },
  heading: {
    margin: '8px 0 0',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  days: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(200px, 100%), 1fr))',
    gap: '12px 16px',
    '& .fui-Input': { minWidth: 0, width: '100%' },
  },
  foot: { display: 'flex', justifyContent: 'flex-start' },
});

interface Named {
  deputyId: string;
  from: string | undefined;
  to: string | undefined;
}

/** Names who decides for the reader between two days, both included. */
export function NameDeputy(props: {
  candidates: Deputies['candidates'];
  onSaid: (sentence: string) => void;
}) {
  const styles = useStyles();
  const id = useId();
  const { today } = useMe();
  const { candidates, onSaid } = props;
  const empty: Named = { deputyId: '', from: today, to: undefined };
  const [named, setNamed] = useState(empty);
  const [asked, setAsked] = useState(0);
  const naming = useDeputyWrite<{ deputyId: string; from: string; to: string }>(
    'name',
    ({ deputyId, from, to }) => {
      const name = candidates.find((one) => one.id === deputyId)?.name ?? 'Your deputy';
      onSaid(`${name} decides for you from ${longDay(from)} to ${longDay(to)}.`);
      setNamed(empty);
      setAsked(0);
    },
  );
  const refused = faultOf(naming.error);
  const own = faultsOf(named, today);
  const faults = asked > 0 ? [...own, ...(own.length === 0 && refused ? [refused] : [])] : [];
  const idOf = (field: string) => `${id}-${field}`;
  const sentenceOf = (field: string) => faults.find((one) => one.field === field)?.sentence;
  const dayFault = (field: string) => {
    const fault = sentenceOf(field);
    return fault === undefined ? {} : { fault };
  };
  const personFault = sentenceOf('deputyId');
  const set = (change: Partial<Named>) => {
    naming.reset();
    setNamed((before) => ({ ...before, ...change }));
  };
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(asked + 1);
        const { deputyId, from, to } = named;
        if (own.length === 0 && from && to && !naming.isPending) {
          naming.mutate({ deputyId, from, to });
        }
      }}
    >
      <h3 className={styles.heading}>Name a deputy for yourself</h3>
      {naming.error && !refused && <Banner tone="danger">{naming.error.message}</Banner>}
      {asked > 0 && (
        <ErrorSummary key={`${asked}-${naming.failureCount}`} faults={faults} idOf={idOf} />
      )}
      <Field
        label="Who decides for you"
        required
        {...(personFault && { validationMessage: { children: personFault, role: undefined } })}
      >
        <Select
          id={idOf('deputyId')}
          value={named.deputyId}
          onChange={(_, { value }) => {
            set({ deputyId: value });
          }}
        >
          <option value="">Choose a colleague</option>
          {candidates.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </Select>
      </Field>
      <div className={styles.days}>
        <DayField
          id={idOf('from')}
          label="First day"
          required
          day={named.from}
          onDay={(from) => {
            set({ from });
          }}
          {...dayFault('from')}
        />
        <DayField
          id={idOf('to')}
          label="Last day"
          required
          day={named.to}
          onDay={(to) => {
            set({ to });
          }}
          {...dayFault('to')}
        />
      </div>
      <div>
        You can decide too on these days. After the last day your deputy decides nothing for you.
      </div>
      <div className={styles.foot}>
        <WriteButton type="submit" appearance="primary" disabledFocusable={naming.isPending}>
          Name the deputy
        </WriteButton>
      </div>
    </form>
  );
}

function faultsOf({ deputyId, from, to }: Named, today: string): Fault[] {
  const lastDay = lastDayFault(from, to, today);
  return [
    ...(deputyId ? [] : [{ field: 'deputyId', sentence: 'Choose who decides for you' }]),
    ...(from ? [] : [{ field: 'from', sentence: 'Enter the first day, like 7 December 2026' }]),
    ...(lastDay === undefined ? [] : [{ field: 'to', sentence: lastDay }]),
  ];
}

function lastDayFault(
  from: string | undefined,
  to: string | undefined,
  today: string,
): string | undefined {
  if (to === undefined) return 'Enter the last day, like 18 December 2026';
  if (to < today) return 'The last day is over. Choose a later one';
  if (from !== undefined && to < from)
    return 'The last day is before the first. Change one of them';
  return undefined;
}
