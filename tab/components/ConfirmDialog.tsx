import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Banner } from './Banner';
import { WriteButton } from './WriteButton';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: '12px' },
});

/** What will happen, to what, and whether it can be undone; the button repeats the verb. */
export function ConfirmDialog(props: {
  title: string;
  /** The verb on the button: "End EP-0879". */
  verb: string;
  children: ReactNode;
  error: Error | null;
  isBusy: boolean;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const styles = useStyles();
  return (
    <Dialog
      open
      onOpenChange={() => {
        props.onClose();
      }}
    >
      <DialogSurface style={{ maxWidth: 560 }}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!props.isBusy) props.onConfirm();
          }}
        >
          <DialogBody>
            <DialogTitle>{props.title}</DialogTitle>
            <DialogContent className={styles.content}>
              {props.error && <Refusal key={props.error.message} sentence={props.error.message} />}
              {props.children}
            </DialogContent>
            <DialogActions>
              <Button type="button" onClick={props.onClose}>
                Cancel
              </Button>
              <WriteButton type="submit" appearance="primary" disabledFocusable={props.isBusy}>
                {props.verb}
              </WriteButton>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

/** Why it was not done, brought into view where the dialog's fields are long. */
function Refusal({ sentence }: { sentence: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={place}>
      <Banner tone="danger">{sentence}</Banner>
    </div>
  );
}
