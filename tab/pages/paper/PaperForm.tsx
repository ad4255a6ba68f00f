import { Button, Field, Input, Textarea, makeStyles } from '@fluentui/react-components';
import { AddRegular, DeleteRegular } from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PaperPage, WritePaperInput } from '../../../teamsapp/api/contract';
import { write } from '../../api';
import { Banner } from '../../components/Banner';
import { Card } from '../../components/Card';
import { WriteButton } from '../../components/WriteButton';
import { pounds } from '../../money';
import { draftOf, fundingOf, inputOf, noOption, type PaperDraft, payers } from './paperDraft';

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: '12px', alignItems: 'stretch' },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: '8px' },
  wide: { flex: '1 1 150px' },
  price: { flex: '0 1 150px', minWidth: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

const texts = [
  ['inHouse', 'In house: what could the council or a school provide, and why not'],
  ['parentalPreference', 'Parental preference'],
  ['recommendation', 'Recommendation'],
] as const;

/** Options, in house, preference, who pays, recommendation: stored as one paper. */
export function PaperForm({ page, onDone }: { page: PaperPage; onDone: () => void }) {
  const styles = useStyles();
  const queries = useQueryClient();
  const { request, paper } = page;
  const [draft, setDraft] = useState(() => draftOf(page));
  const [fault, setFault] = useState('');
  const sending = useMutation({
    mutationFn: (input: WritePaperInput) =>
      write<PaperPage>(`/api/papers/${request.approvalId}`, input),
    onSuccess: async (stored) => {
      queries.setQueryData(['paper', request.approvalId], stored);
      onDone();
      await queries.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'paper',
      });
    },
  });
  const change = (part: Partial<PaperDraft>) => {
    setDraft({ ...draft, ...part });
  };
  const save = () => {
    const input = inputOf(draft, request.seen);
    setFault(typeof input === 'string' ? input : '');
    if (typeof input !== 'string') sending.mutate(input);
  };
  const problem = fault || sending.error?.message;
  return (
    <Card heading={paper ? 'Change the paper' : 'Write the paper'}>
      <div className={styles.fields}>
        {problem && <Banner tone="danger">{problem} What you typed is still here.</Banner>}
        <Options draft={draft} change={change} />
        {texts.map(([key, label]) => (
          <Field key={key} label={label} required>
            <Textarea
              rows={3}
              resize="vertical"
              maxLength={2000}
              value={draft[key]}
              onChange={(_, { value }) => {
                change({ [key]: value });
              }}
            />
          </Field>
        ))}
        <Funding draft={draft} change={change} wholeCost={request.wholeCost} />
        <div className={styles.actions}>
          <WriteButton appearance="primary" disabledFocusable={sending.isPending} onClick={save}>
            Save the paper
          </WriteButton>
          {paper && <Button onClick={onDone}>Cancel</Button>}
        </div>
      </div>
    </Card>
  );
}

interface Part {
  draft: PaperDraft;
  change: (part: Partial<PaperDraft>) => void;
}

function Options({ draft, change }: Part) {
  const styles = useStyles();
  const { options } = draft;
  const put = (place: number, part: Partial<typeof noOption>) => {
    change({ options: options.map((one, at) => (at === place ? { ...one, ...part } : one)) });
  };
  return (
    <>
      {options.map((option, place) => (
        // Its place is all that an option has before it is typed.
        <div key={place} className={styles.row} role="group" aria-label={`Option ${place + 1}`}>
          <Field label="Provider" required className={styles.wide}>
            <Input
              value={option.provider}
              onChange={(_, { value }) => {
                put(place, { provider: value });
              }}
            />
          </Field>
          <Field label="Whole price in pounds" className={styles.price}>
            <Input
              inputMode="decimal"
              value={option.price}
              onChange={(_, { value }) => {
                put(place, { price: value });
              }}
            />
          </Field>
          <Field label="Why not" required className={styles.wide}>
            <Input
              value={option.whyNot}
              onChange={(_, { value }) => {
                put(place, { whyNot: value });
              }}
            />
          </Field>
          <Button
            icon={<DeleteRegular />}
            aria-label={`Take option ${place + 1} away`}
            onClick={() => {
              change({ options: options.filter((_, at) => at !== place) });
            }}
          />
        </div>
      ))}
      <div>
        <Button
          icon={<AddRegular />}
          disabled={options.length >= 12}
          onClick={() => {
            change({ options: [...options, noOption] });
          }}
        >
          Add an option considered
        </Button>
      </div>
    </>
  );
}

function Funding({ draft, change, wholeCost }: Part & { wholeCost: number }) {
  const styles = useStyles();
  const funding = fundingOf(draft);
  const sum = funding && funding.education + funding.socialCare + funding.health;
  const left = sum === undefined ? undefined : wholeCost - sum;
  return (
    <>
      <div className={styles.row}>
        {payers.map(([payer, label]) => (
          <Field key={payer} label={label} required>
            <Input
              inputMode="decimal"
              contentBefore="£"
              value={draft.funding[payer]}
              onChange={(_, { value }) => {
                change({ funding: { ...draft.funding, [payer]: value } });
              }}
            />
          </Field>
        ))}
      </div>
      <div role="status">
        {left === 0
          ? `Together the whole cost of ${pounds(wholeCost)}.`
          : left === undefined
            ? 'Enter each share in pounds and pence.'
            : `${pounds(Math.abs(left))} ${left > 0 ? 'is still missing of' : 'is more than'} the whole cost of ${pounds(wholeCost)}.`}
      </div>
    </>
  );
}
