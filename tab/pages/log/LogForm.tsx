import {
  Field,
  Input,
  Select,
  Textarea,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { PackageCheck } from '../../../teamsapp/api/contract';
import { Card } from '../../components/Card';
import { DayField } from '../../components/DayField';
import type { Fault } from '../../components/ErrorSummary';
import { useMe } from '../../me';
import { counted } from '../../money';
import { codesOf, reasonWords, reasonsOf, routeLong, unitWords } from '../../words';
import type { PriceUnit } from '../../words';
import { ChildField } from './ChildField';
import type { Draft } from './draft';
import { idOf } from './fields';
import type { FieldFault } from './fields';
import { LineField } from './LineField';
import { ProviderField } from './ProviderField';

const useStyles = makeStyles({
  part: {
    padding: '12px 16px 16px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  heading: {
    margin: '0 0 8px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(12, minmax(0, 1fr))',
    alignItems: 'start',
    gap: '12px 16px',
    // Fluent's controls have a width of their own, which their cell must overrule.
    '& .fui-Input, & .fui-Combobox': { width: '100%', minWidth: 0 },
    '& .fui-Input__input, & .fui-Combobox__input': { width: '100%', minWidth: 0 },
    // Its arrow is 20 px; a target has at least 24.
    '& .fui-Combobox__expandIcon': {
      display: 'grid',
      placeItems: 'center',
      minWidth: '24px',
      minHeight: '24px',
    },
    '@media (max-width: 639.98px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  six: { gridColumn: 'span 6', '@media (max-width: 639.98px)': { gridColumn: 'auto' } },
  three: { gridColumn: 'span 3', '@media (max-width: 639.98px)': { gridColumn: 'auto' } },
  two: { gridColumn: 'span 2', '@media (max-width: 639.98px)': { gridColumn: 'auto' } },
  four: { gridColumn: 'span 4', '@media (max-width: 639.98px)': { gridColumn: 'auto' } },
  all: { gridColumn: '1 / -1' },
  marked: {
    borderRadius: tokens.borderRadiusMedium,
    outline: `2px solid ${tokens.colorBrandStroke2}`,
    outlineOffset: '3px',
    backgroundColor: tokens.colorBrandBackground2,
  },
});

/** The one form: child and reason, provider and price, days, purpose. Faults show on leaving. */
export function LogForm(props: {
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
  onRead: (check: PackageCheck) => void;
  check: PackageCheck | undefined;
  faults: readonly Fault[];
  /** All faults show, not only those of fields that were left. */
  isAsked: boolean;
  /** Fields that the line has just filled. */
  marked: readonly string[];
}) {
  const styles = useStyles();
  const { draft, onChange, check, faults, isAsked, marked } = props;
  const [left, setLeft] = useState<readonly string[]>([]);
  const leave = (field: string) => () => {
    setLeft((before) => (before.includes(field) ? before : [...before, field]));
  };
  const fault = (field: string): FieldFault => {
    const found = faults.find((one) => one.field === field);
    if (!found || !(isAsked || left.includes(field))) return {};
    // Once asked, the summary at the top speaks for all fields.
    return { validationMessage: { children: found.sentence, role: isAsked ? undefined : 'alert' } };
  };
  const look = (width: 'two' | 'three' | 'four' | 'six' | 'all', field: string) =>
    mergeClasses(styles[width], marked.includes(field) && styles.marked);
  const dayFault = (field: string) => {
    const children = fault(field).validationMessage?.children;
    return children ? { fault: children } : {};
  };
  return (
    <Card flush>
      <LineField
        line={draft.line}
        onLine={(line) => {
          onChange({ line });
        }}
        onRead={props.onRead}
      />
      <Part heading="Child and reason">
        <ChildField
          reference={draft.child}
          check={check}
          fault={fault('childReference')}
          className={look('six', 'childReference')}
          onReference={(child) => {
            onChange({ child });
          }}
          onLeave={leave('childReference')}
        />
        <Field
          label="Route"
          required
          hint="Decides which duties and tests apply"
          className={look('six', 'legalRoute')}
          {...fault('legalRoute')}
        >
          <Select
            id={idOf('legalRoute')}
            value={draft.route ?? ''}
            onBlur={leave('legalRoute')}
            onChange={(_, { value }) => {
              const route = codesOf(routeLong).find((code) => code === value);
              onChange({ route, reason: undefined });
            }}
          >
            <option value="">Choose a route</option>
            {codesOf(routeLong).map((code) => (
              <option key={code} value={code}>
                {routeLong[code]}
              </option>
            ))}
          </Select>
        </Field>
        <Reason draft={draft} onChange={onChange} fault={fault('reason')} />
        <Team draft={draft} onChange={onChange} check={check} fault={fault('team')} />
      </Part>
      <Part heading="Provider and price">
        <ProviderField
          providerId={draft.providerId}
          words={draft.providerWords}
          check={check}
          fault={fault('providerId')}
          className={look('four', 'providerId')}
          onProvider={(providerId, providerWords) => {
            onChange({ providerId, providerWords });
          }}
          onLeave={leave('providerId')}
        />
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
        <SuspendedReason draft={draft} onChange={onChange} faults={faults} isAsked={isAsked} />
      </Part>
      <Part heading="Days and dates">
        <DayField
          id={idOf('startDate')}
          label="First day"
          required
          className={look('four', 'startDate')}
          day={draft.startDate}
          onDay={(startDate) => {
            onChange({ startDate });
          }}
          onLeave={leave('startDate')}
          {...dayFault('startDate')}
        />
        <DayField
          id={idOf('endDate')}
          label="Last day"
          required
          className={look('four', 'endDate')}
          day={draft.endDate}
          onDay={(endDate) => {
            onChange({ endDate });
          }}
          onLeave={leave('endDate')}
          {...dayFault('endDate')}
        />
        <div className={styles.four}>
          {check?.cost && `${counted(check.cost.schoolWeeks, 'school week')}, term time only`}
        </div>
      </Part>
      <Part heading="Purpose">
        <Field
          label="Objectives"
          required
          className={look('all', 'objectives')}
          {...fault('objectives')}
        >
          <Textarea
            id={idOf('objectives')}
            placeholder="What should be different by the first review?"
            maxLength={1000}
            rows={3}
            value={draft.objectives}
            onBlur={leave('objectives')}
            onChange={(_, { value }) => {
              onChange({ objectives: value });
            }}
          />
        </Field>
      </Part>
    </Card>
  );
}

function Part({ heading, children }: { heading: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <section className={styles.part} aria-label={heading}>
      <h2 className={styles.heading}>{heading}</h2>
      <div className={styles.fields}>{children}</div>
    </section>
  );
}

/** Only the question that the route asks: section 19 has three grounds, section 61 one of its own. */
function Reason(props: {
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
  fault: FieldFault;
}) {
  const styles = useStyles();
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

/** The team that owns the package: the child's, unless the reader has more than one to choose from. */
function Team(props: {
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
  check: PackageCheck | undefined;
  fault: FieldFault;
}) {
  const styles = useStyles();
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

/** What a price's unit says about how the week is counted; the other units leave it as it is. */
function amountFor(unit: PriceUnit | undefined): Partial<Draft> {
  if (unit === 'session') return { amountIn: 'sessions' };
  return unit === 'hour' ? { amountIn: 'hours' } : {};
}

/** Asked only where the provider is suspended and the check says that it must be. */
function SuspendedReason(props: {
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
  faults: readonly Fault[];
  isAsked: boolean;
}) {
  const styles = useStyles();
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
