import { useRestoreFocusTarget } from '@fluentui/react-components';
import { useState } from 'react';
import type { ApprovalPage, StageView } from '../../../teamsapp/api/contract';
import { Later } from '../../components/Later';
import { WriteButton } from '../../components/WriteButton';
import { lazily } from '../../lazily';

const ReferDialog = lazily(() => import('./ReferDialog'));

/** The button that lets another stage look first; absent where the rules have no other one. */
export function Refer(props: {
  page: ApprovalPage;
  stage: StageView | undefined;
  note: string;
  onReferred: () => void;
}) {
  const { page, stage, note, onReferred } = props;
  const target = useRestoreFocusTarget();
  const [isOpen, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
  };
  if (!stage || page.abilities.refer.length === 0) return null;
  return (
    <>
      <WriteButton
        {...target}
        onClick={() => {
          setOpen(true);
        }}
      >
        Refer
      </WriteButton>
      <Later onClose={close}>
        {isOpen && (
          <ReferDialog
            page={page}
            stage={stage}
            note={note}
            onReferred={onReferred}
            onClose={close}
          />
        )}
      </Later>
    </>
  );
}
