import { Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { ApprovalPage } from '../../../teamsapp/api/contract';
import { Banner } from '../../components/Banner';
import { WriteButton } from '../../components/WriteButton';
import { useBarStyles } from './barStyles';
import { useDecision } from './useDecision';

/** A question that this reader can answer, and the place to answer it. */
export function AnswerBar(props: { approval: ApprovalPage['approval']; questionId: string }) {
  const styles = useBarStyles();
  const { approval, questionId } = props;
  const [answer, setAnswer] = useState('');
  const [isAsked, setAsked] = useState(false);
  const sending = useDecision(approval.id, () => {
    setAnswer('');
  });
  const question = approval.stages
    .flatMap(({ questions }) => questions)
    .find(({ id }) => id === questionId);
  const isMissing = answer.trim() === '';
  if (!question) return null;
  return (
    <section className={styles.bar} aria-label="Your answer">
      <div>
        <strong>{question.askedBy} asks:</strong> {question.question}
      </div>
      {sending.error && <Banner tone="danger">{sending.error.message}</Banner>}
      <div className={styles.row}>
        <Field
          className={styles.field}
          label="Your answer"
          {...(isAsked && isMissing && { validationMessage: 'Write an answer' })}
        >
          <Textarea
            maxLength={1000}
            value={answer}
            onChange={(_, { value }) => {
              setAnswer(value);
            }}
          />
        </Field>
        <div className={styles.actions}>
          <WriteButton
            appearance="primary"
            disabledFocusable={sending.isPending}
            onClick={() => {
              setAsked(true);
              if (isMissing) return;
              sending.mutate({
                verb: 'answer',
                body: { questionId, answer },
                say: () =>
                  `Your answer on ${approval.packageReference} is sent. Its clock runs again.`,
              });
            }}
          >
            Answer
          </WriteButton>
        </div>
      </div>
    </section>
  );
}
