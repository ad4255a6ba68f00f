import { Field, Textarea } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons';
import { useId, useState } from 'react';
import type { ApprovalPage, DecideInput, StageView } from '../../../teamsapp/api/contract';
import { Banner } from '../../components/Banner';
import { WriteButton } from '../../components/WriteButton';
import { useKeys } from '../../keys';
import { pounds } from '../../money';
import { useBarStyles } from './barStyles';
import { ConfirmDecision } from './ConfirmDecision';
import { focusRequest } from './focusRequest';
import { requestInSentence } from './kindWords';
import { Refer } from './Refer';
import { StageChoice } from './StageChoice';
import { decidedSentence, useDecision } from './useDecision';

type Step = DecideInput['verdict'] | 'ask';

/** Reason, Decline, Ask, Refer, Approve; each asks once more before it is stored. */
export function DecisionBar({ page, onDecided }: { page: ApprovalPage; onDecided: () => void }) {
  const styles = useBarStyles();
  const { approval, abilities } = page;
  const [chosen, setChosen] = useState('');
  const [note, setNote] = useState('');
  const [step, setStep] = useState<Step>();
  const [isReasonMissing, setReasonMissing] = useState(false);
  const reasonId = useId();
  const focusReason = () => document.getElementById(reasonId)?.focus();
  const done = (after: ApprovalPage) => {
    setNote('');
    // Two stages of one person are two presses: the request stays until both are done.
    if (after.abilities.decide.length > 0) focusRequest();
    else onDecided();
  };
  const sending = useDecision(approval.id, done);
  const mine = approval.stages.filter(({ id }) => abilities.decide.includes(id));
  const asking = approval.stages.filter(({ id }) => abilities.ask.includes(id));
  const stage = mine.find(({ id }) => id === chosen) ?? mine[0] ?? asking[0];
  const stageId = stage?.id ?? '';
  const text = note.trim();
  const approving: Step = text ? 'approveWithConditions' : 'approve';
  const mayDecide = abilities.decide.includes(stageId);
  const start = (next: Step) => {
    const needsReason = next === 'decline' || next === 'ask';
    setReasonMissing(needsReason && !text);
    if (needsReason && !text) focusReason();
    else setStep(next);
  };
  useKeys({
    r: focusReason,
    'Ctrl+enter': () => {
      if (mayDecide) start(approving);
    },
  });
  const send = (next: Step) => {
    setStep(undefined);
    const body = { stageId, seen: approval.seen };
    if (next === 'ask') {
      const say = () =>
        `Your question on ${approval.packageReference} is sent. Its clock is paused until it is answered.`;
      sending.mutate({ verb: 'ask', body: { ...body, question: text }, say });
    } else {
      const say = (after: ApprovalPage) => decidedSentence(after, stageId);
      sending.mutate({ verb: 'decide', body: { ...body, verdict: next, note: text }, say });
    }
  };
  return (
    <section className={styles.bar} aria-label="Your decision">
      {sending.error && (
        <Banner tone="danger">
          {sending.error.message} {text && 'What you typed is still here.'}
        </Banner>
      )}
      {!step && <StageChoice stages={mine} stageId={stageId} onChoose={setChosen} />}
      {step ? (
        <ConfirmDecision
          question={questionOf(step, approval, mine.length > 1 ? stage : undefined)}
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
            hint="Needed if you decline or ask"
            {...(isReasonMissing && !text && { validationMessage: 'Say why, or what you ask' })}
          >
            <Textarea
              id={reasonId}
              resize="vertical"
              textarea={{ className: styles.reason }}
              rows={1}
              maxLength={1000}
              value={note}
              onChange={(_, { value }) => {
                setNote(value);
              }}
            />
          </Field>
          <div className={styles.actions}>
            {mayDecide && (
              <Choice
                name="Decline"
                onPress={() => {
                  start('decline');
                }}
              />
            )}
            {abilities.ask.length > 0 && (
              <Choice
                name="Ask for information"
                onPress={() => {
                  start('ask');
                }}
              />
            )}
            <Refer page={page} stage={stage} note={text} onReferred={onDecided} />
            {mayDecide && (
              <WriteButton
                appearance="primary"
                {...(approving === 'approve' && { icon: <CheckmarkRegular /> })}
                disabledFocusable={sending.isPending}
                onClick={() => {
                  start(approving);
                }}
              >
                {verbs[approving]}
              </WriteButton>
            )}
          </div>
        </div>
      )}
    </section>
  );
}

const verbs: Readonly<Record<Step, string>> = {
  approve: 'Approve',
  approveWithConditions: 'Approve with conditions',
  decline: 'Decline',
  ask: 'Ask for information',
};

/** @param one the stage, where the reader decides more than one */
function questionOf(
  step: Step,
  approval: ApprovalPage['approval'],
  one: StageView | undefined,
): string {
  if (step === 'ask')
    return `Ask about ${approval.packageReference}? Its clock is paused until it is answered.`;
  const as = one ? ` as ${one.name}` : '';
  if (step === 'decline') return `Decline ${requestInSentence(approval)}${as}?`;
  const condition = step === 'approveWithConditions' ? ' with this condition' : '';
  return `Approve ${pounds(approval.wholeCost)}${as}${condition}?`;
}

function Choice({ name, onPress }: { name: string; onPress: () => void }) {
  return <WriteButton onClick={onPress}>{name}</WriteButton>;
}
