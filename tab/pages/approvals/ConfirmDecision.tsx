import { Button } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { WriteButton } from '../../components/WriteButton';
import { useBarStyles } from './barStyles';

/** The one more question. Its button has the focus, so that Enter confirms. */
export function ConfirmDecision(props: {
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
