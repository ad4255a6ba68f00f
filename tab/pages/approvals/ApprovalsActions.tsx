import { Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { ArrowDownloadRegular, PersonSwapRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Me } from '../../../teamsapp/api/contract';
import { Later } from '../../components/Later';
import { lazily } from '../../lazily';
import { counted } from '../../money';

const ExportDialog = lazily(() => import('../../components/ExportDialog'));
const DeputiesDialog = lazily(() => import('./DeputiesDialog'));

/** What the head of the inbox offers: deputies, and the view as a file. */
export function ApprovalsActions(props: {
  total: number;
  view: Me['views']['approvals'][number] | undefined;
  /** The stage that the list is filtered by, or empty. */
  stage: string;
}) {
  const { total, view, stage } = props;
  const target = useRestoreFocusTarget();
  const [open, setOpen] = useState<'deputies' | 'export'>();
  const close = () => {
    setOpen(undefined);
  };
  return (
    <>
      <Button
        {...target}
        icon={<PersonSwapRegular />}
        onClick={() => {
          setOpen('deputies');
        }}
      >
        Deputies
      </Button>
      <Button
        {...target}
        icon={<ArrowDownloadRegular />}
        disabledFocusable={total === 0}
        onClick={() => {
          setOpen('export');
        }}
      >
        Export
      </Button>
      <Later onClose={close}>
        {open === 'deputies' && <DeputiesDialog onClose={close} />}
        {open === 'export' && (
          <ExportDialog
            path="/api/exports/approvals"
            count={counted(total, 'approval')}
            view={view}
            filters={stage ? 1 : 0}
            hasPrices={false}
            query={{ view: view?.key ?? 'mine', ...(stage && { stage }) }}
            onClose={close}
          />
        )}
      </Later>
    </>
  );
}
