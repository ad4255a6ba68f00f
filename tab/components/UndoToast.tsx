import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';

/** How long an undo is offered; it waits while it has the focus or the pointer. */
const offeredFor = 10_000;

const useStyles = makeStyles({
  toast: {
    position: 'fixed',
    left: '50%',
    bottom: '24px',
    zIndex: 5,
    display: 'flex',
    alignItems: 'center',
    columnGap: '12px',
    maxWidth: 'calc(100vw - 32px)',
    boxSizing: 'border-box',
    padding: '8px 8px 8px 16px',
    transform: 'translateX(-50%)',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
    fontSize: '13px',
    lineHeight: '18px',
  },
});

/** What was just done, with ten seconds to take it back. Give it a key for each thing done. */
export function UndoToast(props: { text: string; onUndo: () => void; onClose: () => void }) {
  const styles = useStyles();
  const [isHeld, setHeld] = useState(false);
  const { text, onUndo, onClose } = props;
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = setTimeout(onClose, offeredFor);
    return () => {
      clearTimeout(timer);
    };
  }, [isHeld, onClose]);
  const hold = () => {
    setHeld(true);
  };
  const release = () => {
    setHeld(false);
  };
  return (
    <div className={styles.toast} onPointerEnter={hold} onPointerLeave={release}>
      <span role="status">{text}</span>
      <Button size="small" onFocus={hold} onBlur={release} onClick={onUndo}>
        Undo
      </Button>
    </div>
  );
}
