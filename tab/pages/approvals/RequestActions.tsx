import { useRestoreFocusTarget } from '@fluentui/react-components';
import { useState } from 'react';
import type { ApprovalPage } from '../../../teamsapp/api/contract';
import { Later } from '../../components/Later';
import { WriteButton } from '../../components/WriteButton';
import { lazily } from '../../lazily';

const WithdrawRequestDialog = lazily(() => import('./WithdrawRequestDialog'));
const ReconsiderDialog = lazily(() => import('./ReconsiderDialog'));

/** What may be done with a request besides deciding it: take it back, ask for another look. */
export function RequestActions({ page }: { page: ApprovalPage }) {
  const { approval, abilities } = page;
  const target = useRestoreFocusTarget();
  const [open, setOpen] = useState<'withdraw' | 'reconsider'>();
  const close = () => {
    setOpen(undefined);
  };
  return (
    <>
      {abilities.withdraw && (
        <WriteButton
          {...target}
          size="small"
          onClick={() => {
            setOpen('withdraw');
          }}
        >
          Withdraw
        </WriteButton>
      )}
      {abilities.reconsider && (
        <WriteButton
          {...target}
          size="small"
          onClick={() => {
            setOpen('reconsider');
          }}
        >
          Ask for another look
        </WriteButton>
      )}
      <Later onClose={close}>
        {open === 'withdraw' && <WithdrawRequestDialog approval={approval} onClose={close} />}
        {open === 'reconsider' && <ReconsiderDialog approval={approval} onClose={close} />}
      </Later>
    </>
  );
}
