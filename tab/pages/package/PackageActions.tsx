import { Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { PackagePage } from '../../../teamsapp/api/contract';
import { Later } from '../../components/Later';
import { WriteButton } from '../../components/WriteButton';
import { useLinkToCopy } from '../../host/hostContext';
import { lazily } from '../../lazily';
import { PackageMenu } from './PackageMenu';

const ChangeDialog = lazily(() => import('./ChangeDialog'));
const EmergencyDialog = lazily(() => import('./EmergencyDialog'));
const EndDialog = lazily(() => import('./EndDialog'));
const WithdrawDialog = lazily(() => import('./WithdrawDialog'));

/** What may be done with a package besides its next step. */
export function PackageActions({ page }: { page: PackagePage }) {
  const { package: item, abilities } = page;
  const target = useRestoreFocusTarget();
  const [open, setOpen] = useState<'end' | 'withdraw' | 'change' | 'emergency'>();
  const close = () => {
    setOpen(undefined);
  };
  return (
    <>
      <CopyLink path={`/packages/${item.id}`} />
      {abilities.change && (
        <WriteButton
          {...target}
          onClick={() => {
            setOpen('change');
          }}
        >
          Change or extend
        </WriteButton>
      )}
      {abilities.startEmergency && (
        <WriteButton
          {...target}
          onClick={() => {
            setOpen('emergency');
          }}
        >
          Start before the decision
        </WriteButton>
      )}
      <PackageMenu abilities={abilities} onChoose={setOpen} />
      <Later onClose={close}>
        {open === 'change' && <ChangeDialog item={item} onClose={close} />}
        {open === 'emergency' && <EmergencyDialog item={item} onClose={close} />}
        {open === 'end' && <EndDialog item={item} onClose={close} />}
        {open === 'withdraw' && <WithdrawDialog item={item} onClose={close} />}
      </Later>
    </>
  );
}

function CopyLink({ path }: { path: string }) {
  const linkFor = useLinkToCopy();
  const [isCopied, setCopied] = useState(false);
  return (
    <Button
      {...(isCopied && { icon: <CheckmarkRegular /> })}
      onClick={() => {
        void navigator.clipboard.writeText(linkFor(path)).then(() => {
          setCopied(true);
        });
      }}
    >
      {isCopied ? 'Link copied' : 'Copy link'}
    </Button>
  );
}
