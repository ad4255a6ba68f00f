import { Button, Field, Select, Textarea } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons';
import { useEffect, useId, useRef, useState } from 'react';
import type { ApprovalPage, DecideInput } from '../../../teamsapp/api/contract';
import { Banner } from '../../components/Banner';
import { WriteButton } from '../../components/WriteButton';
import { useKeys } from '../../keys';
import { pounds } from '../../money';
import { useBarStyles } from './barStyles';
import { decidedSentence, useDecision } from './useDecision';

type Step = DecideInput['verdict'] | 'ask';

/** Reason, Decline, Ask, Approve; each asks once more before it is stored. */
export function DecisionBar({ page, onDecided }: { page: ApprovalPage; onDecided: () => void }) {
  const styles = useBarStyles();
  const { approval, abilities } = page;
  const stages = approval.stages.filter(({ id }) => abilities.decide.includes(id));
  const [stageId, setStageId] = useState(stages[0]?.id ?? abilities.ask[0] ?? '');
  const [note, setNote] = useState('');
  const [step, setStep] = useState<Step>();
  const [isReasonMissing, setReasonMissing] = useState(false);
  const reasonId = useId();
  const focusReason = () => document.getElementById(reasonId)?.focus();
  const sending = useDecision(approval.id, onDecided);
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
  const send = (chosen: Step) => {
    const stage = { stageId, seen: approval.seen };
    setStep(undefined);
    if (chosen === 'ask') {
      const say = () =>
        `Your question on ${approval.packageReference} is sent. Its clock is paused until it is answered.`;
      sending.mutate({ verb: 'ask', body: { ...stage, question: text }, say });
    } else {
      const body = { ...stage, verdict: chosen, note: text };
      sending.mutate({ verb: 'decide', body, say: decidedSentence });
    }
  };
  return (
    <section className={styles.bar} aria-label="Your decision">
      {sending.error && (
        <Banner tone="danger">
          {sending.error.message} {text && 'What you typed is still here.'}
        </Banner>
      )}
      {stages.length > 1 && (
        <Field label="Stage">
          <Select
            value={stageId}
            onChange={(_, { value }) => {
              setStageId(value);
            }}
          >
            {stages.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {step ? (
        <Confirm
          question={questionOf(step, approval)}
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
            {mayDecide && (
              <WriteButton
                appearance="primary"
                icon={<CheckmarkRegular />}
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

function questionOf(step: Step, { wholeCost, packageReference }: ApprovalPage['approval']): string {
  if (step === 'ask')
    return `Ask about ${packageReference}? Its clock is paused until it is answered.`;
  if (step === 'decline') return `Decline ${packageReference}?`;
  const condition = step === 'approveWithConditions' ? ' with this condition' : '';
  return `Approve ${pounds(wholeCost)}${condition}?`;
}

function Choice({ name, onPress }: { name: string; onPress: () => void }) {
  return <WriteButton onClick={onPress}>{name}</WriteButton>;
}

/** The one more question. Its button has the focus, so that Enter confirms. */
function Confirm(props: {
  question: string;
  verb: string;
  /** The reason, condition or question as typed. */
  note: string;
  onConfirm: () => void;
  onCancel: () => void;
}) {
  const styles = useBarStyles();
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    bar.current?.querySelector<HTMLElement>('button:last-of-type')?.focus();
  }, []);
  return (
    <div ref={bar} className={styles.confirm}>
      <span className={styles.question} role="status">
        {props.question}
        {props.note && <span className={styles.note}>“{props.note}”</span>}
      </span>
      <Button onClick={props.onCancel}>Cancel</Button>
      <WriteButton appearance="primary" onClick={props.onConfirm}>
        {props.verb}
      </WriteButton>
    </div>
  );
}
