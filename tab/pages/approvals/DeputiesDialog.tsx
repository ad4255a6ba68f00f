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
import { useState } from 'react';
import type { Deputies } from '../../../teamsapp/api/contract';
import { Banner } from '../../components/Banner';
import { PageProblem } from '../../components/PageProblem';
import { Waiting } from '../../components/Waiting';
import { DeputyList } from './DeputyList';
import { NameDeputy } from './NameDeputy';
import { useDeputies } from './useDeputies';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: '12px' },
});

/** Who stands in for whom, and the form to name somebody for the reader's own stages. */
export default function DeputiesDialog({ onClose }: { onClose: () => void }) {
  const styles = useStyles();
  const query = useDeputies();
  const [said, setSaid] = useState('');
  return (
    <Dialog
      open
      onOpenChange={() => {
        onClose();
      }}
    >
      <DialogSurface style={{ maxWidth: 560 }}>
        <DialogBody>
          <DialogTitle>Who decides while you are away</DialogTitle>
          <DialogContent className={styles.content} aria-busy={query.isPending}>
            {said && <Banner tone="success">{said}</Banner>}
            {query.data && <Body list={query.data} onSaid={setSaid} />}
            {!query.data && query.isError && (
              <PageProblem
                error={query.error}
                sought={{ what: 'the deputies' }}
                retry={() => void query.refetch()}
              />
            )}
            {query.isPending && <Waiting what="the deputies" onCancel={onClose} />}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>Close</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Body({ list, onSaid }: { list: Deputies; onSaid: (sentence: string) => void }) {
  return (
    <>
      <DeputyList deputies={list.deputies} onSaid={onSaid} />
      {list.candidates.length > 0 ? (
        <NameDeputy candidates={list.candidates} onSaid={onSaid} />
      ) : (
        <div>
          There is nobody you could name: a deputy sits in one of your stages or a later one. If you
          decide no stage, you need none.
        </div>
      )}
    </>
  );
}
