import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { Children, Suspense } from 'react';
import type { ReactNode } from 'react';
import { PartMissing, reloadOnce } from '../lazily';
import { Boundary } from './Boundary';
import { useIsReplaced } from './PartProblem';

/** Where a dialog is drawn that is loaded when it opens; when it fails, the page below stays. */
export function Later({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  return (
    <Boundary
      resetBy={String(Children.toArray(children).length)}
      instead={(error, retry) => <DialogProblem error={error} retry={retry} onClose={onClose} />}
    >
      <Suspense>{children}</Suspense>
    </Boundary>
  );
}

function DialogProblem(props: { error: Error; retry: () => void; onClose: () => void }) {
  const isMissing = props.error instanceof PartMissing;
  const isReplaced = useIsReplaced() && isMissing;
  return (
    <Dialog
      open
      onOpenChange={() => {
        props.onClose();
      }}
    >
      <DialogSurface style={{ maxWidth: 480 }}>
        <DialogBody>
          <DialogTitle>This could not be {isMissing ? 'loaded' : 'shown'}</DialogTitle>
          <DialogContent>
            {isReplaced
              ? 'There may be a newer version of Education Packages. Load it again to go on. What you have typed and not saved is lost then.'
              : 'Check your connection, then try again. Nothing was changed or lost.'}
          </DialogContent>
          <DialogActions>
            <Button onClick={props.onClose}>Close</Button>
            {isReplaced && <Button onClick={reloadOnce}>Load Education Packages again</Button>}
            <Button appearance="primary" onClick={props.retry}>
              Try again
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
