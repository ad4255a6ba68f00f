import { Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { ApprovalRulesJson } from '../../../teamsapp/api/contract';
import { ApiProblem } from '../../api';
import { Banner } from '../../components/Banner';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { longDay } from '../../days';
import { flash } from '../../flash';
import { counted } from '../../money';
import { navigate } from '../../router';
import { Stuck } from './DryRunPanel';
import { addressOf } from './rulesDraft';
import { rulesPath, useDryRun, usePublish } from './useRules';

/** What is about to be published. */
export interface Publication {
  rules: ApprovalRulesJson;
  from: string;
  after: number;
  /** True for the rules that another set took the place of. */
  isUndo: boolean;
}

/** Says what publishing means, asks for a reason where nobody could decide, and publishes. */
export function PublishDialog(props: {
  publication: Publication;
  /** What the rules of today are called, "The rules of 1 September 2026". */
  present: string;
  onDone: () => void;
  onClose: () => void;
}) {
  const { rules, from, after, isUndo } = props.publication;
  const day = longDay(from);
  const check = useDryRun(rules);
  const [because, setBecause] = useState('');
  const [isAsked, setAsked] = useState(false);
  const publishing = usePublish(() => {
    props.onDone();
    flash(`The rules from ${day} are published.`, rulesPath);
    navigate(addressOf(from), { replace: true });
  });
  const year = check.data?.spans.at(-1);
  const isRefused =
    publishing.error instanceof ApiProblem && publishing.error.problem.field === 'because';
  const needsReason = (year?.stuck.count ?? 0) > 0 || isRefused;
  const isMissing = needsReason && because.trim() === '';
  return (
    <ConfirmDialog
      title={isUndo ? `Publish the rules before again from ${day}?` : `Publish from ${day}?`}
      verb={`Publish from ${day}`}
      error={publishing.error}
      isBusy={publishing.isPending || check.isPending || (check.data?.faults.length ?? 0) > 0}
      onClose={props.onClose}
      onConfirm={() => {
        setAsked(true);
        if (!isMissing) publishing.mutate({ validFrom: from, rules, after, because });
      }}
    >
      <div>
        {`Every package logged from ${day} on follows these ${counted(rules.stages.length, 'stage')}. `}
        {`${props.present} apply until then. Packages that are waiting keep the rules they started with. What is published is kept; you can publish the rules before again.`}
      </div>
      <Trial check={check} />
      {year && year.stuck.count > 0 && <Stuck count={year.stuck.count} reasons={year.reasons} />}
      {needsReason && (
        <Field
          label="Why you publish anyway"
          required
          hint="Kept with the rules, for everyone who reads them"
          {...(isAsked &&
            isMissing && { validationMessage: 'Say why these rules are published anyway' })}
        >
          <Textarea
            value={because}
            maxLength={1000}
            onChange={(_, { value }) => {
              setBecause(value);
            }}
          />
        </Field>
      )}
    </ConfirmDialog>
  );
}

function Trial({ check }: { check: ReturnType<typeof useDryRun> }) {
  const year = check.data?.spans.at(-1);
  if (check.error) return <Banner tone="warning">{check.error.message}</Banner>;
  if (!check.data) return <div role="status">Trying the rules on last year’s packages.</div>;
  if (!year) return <Banner tone="warning">{check.data.faults[0] ?? ''}</Banner>;
  const { packages, elsewhere, withMoreStages } = year;
  return (
    <div>
      {`Of ${counted(packages, 'package')} of the last year, ${elsewhere.count.toLocaleString('en-GB')} would have gone elsewhere, ${withMoreStages.toLocaleString('en-GB')} of them through more stages.`}
    </div>
  );
}
