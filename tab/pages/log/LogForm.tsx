import { Field, Select, Textarea, mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { PackageCheck } from '../../../teamsapp/api/contract';
import { Card } from '../../components/Card';
import { DayField } from '../../components/DayField';
import type { Fault } from '../../components/ErrorSummary';
import { counted } from '../../money';
import { codesOf, routeLong } from '../../words';
import { ChildField } from './ChildField';
import type { Draft } from './draft';
import { idOf } from './fields';
import type { FieldFault } from './fields';
import { LineField } from './LineField';
import { useLogFormStyles } from './logFormStyles';
import { Reason, Residential, SuspendedReason, Team } from './LogQuestions';
import { PriceFields } from './PriceFields';
import { ProviderField } from './ProviderField';

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
  const styles = useLogFormStyles();
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
  const look = (width: 'three' | 'four' | 'six' | 'all', field: string) =>
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
              onChange({ route, reason: undefined, residential: false });
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
        <Residential draft={draft} onChange={onChange} />
        <Team draft={draft} onChange={onChange} check={check} fault={fault('team')} />
      </Part>
      <Part heading="Provider and price">
        <ProviderField
          providerId={draft.providerId}
          words={draft.providerWords}
          check={check}
          fault={fault('providerId')}
          className={look('all', 'providerId')}
          onProvider={(providerId, providerWords) => {
            onChange({ providerId, providerWords });
          }}
          onLeave={leave('providerId')}
        />
        <PriceFields draft={draft} onChange={onChange} fault={fault} leave={leave} look={look} />
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
  const styles = useLogFormStyles();
  return (
    <section className={styles.part} aria-label={heading}>
      <h2 className={styles.heading}>{heading}</h2>
      <div className={styles.fields}>{children}</div>
    </section>
  );
}
