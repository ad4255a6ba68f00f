import { Field, Input, Textarea } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { DecideItemInput, MeetingItemView, MeetingPage } from '../../../teamsapp/api/contract';
import { Banner } from '../../components/Banner';
import { WriteButton } from '../../components/WriteButton';
import { pounds } from '../../money';
import { useBarStyles } from '../approvals/barStyles';
import { ConfirmDecision } from '../approvals/ConfirmDecision';
import { useMeeting } from './useMeeting';

type Verdict = DecideItemInput['verdict'];

const verbs: Readonly<Record<Verdict, string>> = {
  approve: 'Approve',
  approveWithConditions: 'Approve with conditions',
  decline: 'Decline',
  defer: 'Defer',
};

/** Defer, Decline, Approve for the whole panel; each asks once more before it is stored. */
export function ItemBar(props: { meeting: MeetingPage['meeting']; item: MeetingItemView }) {
  const styles = useBarStyles();
  const { meeting, item } = props;
  const [note, setNote] = useState('');
  const [votes, setVotes] = useState({ for: '', against: '' });
  const [step, setStep] = useState<Verdict>();
  const [isReasonMissing, setReasonMissing] = useState(false);
  const reasonId = useId();
  const sending = useMeeting(meeting.id);
  const text = note.trim();
  const approving: Verdict = text ? 'approveWithConditions' : 'approve';
  const start = (next: Verdict) => {
    const isMissing = (next === 'decline' || next === 'defer') && !text;
    setReasonMissing(isMissing);
    if (isMissing) document.getElementById(reasonId)?.focus();
    else setStep(next);
  };
  const send = (verdict: Verdict) => {
    const { approvalId, seen } = item;
    setStep(undefined);
    const counts = verdict === 'defer' ? {} : countsOf(votes);
    const body: DecideItemInput = { approvalId, seen, verdict, note: text, ...counts };
    sending.mutate({ verb: 'decide', body });
  };
  return (
    <section className={styles.bar} aria-label="The panel’s decision">
      {sending.error && <Banner tone="danger">{sending.error.message}</Banner>}
      {step ? (
        <ConfirmDecision
          question={questionOf(step, item)}
          verb={verbs[step]}
          note={text}
          onConfirm={() => {
            send(step);
          }}
          onCancel={() => {
            setStep(undefined);
          }}
        />
      ) : (
        <div className={styles.row}>
          <Field
            className={styles.field}
            label="Reason or condition"
            hint="Needed to decline or defer"
            {...(isReasonMissing && !text && { validationMessage: 'Say why' })}
          >
            <Textarea
              id={reasonId}
              resize="vertical"
              rows={1}
              maxLength={1000}
              value={note}
              onChange={(_, { value }) => {
                setNote(value);
              }}
            />
          </Field>
          {meeting.canDecide === 'majority' && <VoteFields votes={votes} onVotes={setVotes} />}
          <div className={styles.actions}>
            {(['defer', 'decline'] as const).map((verdict) => (
              <WriteButton
                key={verdict}
                disabledFocusable={sending.isPending}
                onClick={() => {
                  start(verdict);
                }}
              >
                {verbs[verdict]}
              </WriteButton>
            ))}
            <WriteButton
              appearance="primary"
              disabledFocusable={sending.isPending || item.whyNot !== ''}
              onClick={() => {
                if (item.whyNot === '') start(approving);
              }}
            >
              {verbs[approving]}
            </WriteButton>
          </div>
        </div>
      )}
    </section>
  );
}

interface Votes {
  for: string;
  against: string;
}

function VoteFields({ votes, onVotes }: { votes: Votes; onVotes: (votes: Votes) => void }) {
  return (
    <>
      {(['for', 'against'] as const).map((side) => (
        <Field key={side} label={`Votes ${side}`}>
          <Input
            type="number"
            min={0}
            value={votes[side]}
            style={{ width: 88 }}
            onChange={(_, { value }) => {
              onVotes({ ...votes, [side]: value });
            }}
          />
        </Field>
      ))}
    </>
  );
}

function countsOf(votes: Votes): { for?: number; against?: number } {
  const [yes, no] = [votes.for, votes.against].map((text) =>
    text.trim() === '' ? undefined : Number(text),
  );
  return { ...(yes !== undefined && { for: yes }), ...(no !== undefined && { against: no }) };
}

function questionOf(step: Verdict, { packageReference, wholeCost }: MeetingItemView): string {
  if (step === 'defer') return `Defer ${packageReference} to the next meeting?`;
  if (step === 'decline') return `Decline ${packageReference} for the panel?`;
  const condition = step === 'approveWithConditions' ? ' with this condition' : '';
  return `Approve ${pounds(wholeCost)} for ${packageReference}${condition}?`;
}
