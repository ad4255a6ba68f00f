import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  ProgressBar,
  makeStyles,
} from '@fluentui/react-components';
import { ArrowUploadRegular } from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ImportPlan } from '../../../teamsapp/api/contract';
import { upload } from '../../api';
import { Banner } from '../../components/Banner';
import { WriteButton } from '../../components/WriteButton';
import { counted } from '../../money';
import { ImportRows } from './ImportRows';

const useStyles = makeStyles({
  surface: { maxWidth: '900px' },
  content: { display: 'flex', flexDirection: 'column', gap: '12px' },
});

/** Brings in a register: the file, the plan row by row, and only then the change. */
export default function ImportDialog({ onClose }: { onClose: () => void }) {
  const styles = useStyles();
  const queries = useQueryClient();
  const chooser = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File>();
  const planning = useMutation({
    mutationFn: (chosen: File) => upload<ImportPlan>(address('plan', chosen), chosen),
  });
  const applying = useMutation({
    mutationFn: (input: { chosen: File; planId: string }) =>
      upload<ImportPlan>(`${address('apply', input.chosen)}&planId=${input.planId}`, input.chosen),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['/api/providers/find'] }),
  });
  const plan = applying.data ?? planning.data;
  const changes = plan ? plan.counts.add + plan.counts.change + plan.counts.close : 0;
  const isDone = applying.data?.applied ?? false;
  const isBusy = planning.isPending || applying.isPending;
  const error = applying.error ?? planning.error;
  return (
    <Dialog
      open
      onOpenChange={() => {
        if (!applying.isPending) onClose();
      }}
    >
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>Bring in a register</DialogTitle>
          <DialogContent className={styles.content}>
            {!plan && (
              <div>
                Choose a CSV or Excel file. These layouts are understood, as they come: DfE school
                performance spine, GIAS establishment extract, and GIAS short list. You see every
                row before anything is saved.
              </div>
            )}
            <input
              ref={chooser}
              hidden
              type="file"
              accept=".csv,.xlsx"
              aria-label="Register file"
              onChange={({ target }) => {
                const [chosen] = target.files ?? [];
                if (!chosen) return;
                setFile(chosen);
                applying.reset();
                planning.mutate(chosen);
              }}
            />
            {isBusy && (
              <>
                <ProgressBar aria-label={planning.isPending ? 'Reading the file' : 'Applying'} />
                <div role="status">
                  {planning.isPending
                    ? `Reading ${file?.name ?? 'the file'}. Nothing is saved yet.`
                    : 'Applying the changes. You can leave this open; a second try finds what is already done.'}
                </div>
              </>
            )}
            {error && <Banner tone="danger">{error.message}</Banner>}
            {isDone && (
              <Banner tone="success">{`${counted(changes, 'change')} from ${file?.name ?? 'the file'} applied.`}</Banner>
            )}
            {plan && !isBusy && <ImportRows plan={plan} isDone={isDone} />}
          </DialogContent>
          <DialogActions>
            <Button disabledFocusable={applying.isPending} onClick={onClose}>
              {isDone ? 'Close' : 'Cancel'}
            </Button>
            {!isDone && (
              <Button
                icon={<ArrowUploadRegular />}
                disabledFocusable={isBusy}
                {...(!plan && { appearance: 'primary' })}
                onClick={() => chooser.current?.click()}
              >
                {plan ? 'Choose another file' : 'Choose a file'}
              </Button>
            )}
            {plan && file && !isDone && (
              <WriteButton
                appearance="primary"
                disabledFocusable={isBusy || changes === 0}
                onClick={() => {
                  applying.mutate({ chosen: file, planId: plan.planId });
                }}
              >
                {`Apply ${counted(changes, 'change')}`}
              </WriteButton>
            )}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function address(step: 'plan' | 'apply', file: File): string {
  return `/api/providers/import/${step}?fileName=${encodeURIComponent(file.name)}`;
}
