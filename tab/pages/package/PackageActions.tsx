import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { CheckmarkRegular, MoreHorizontalRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { PackagePage } from '../../../teamsapp/api/contract';
import { useLinkToCopy } from '../../host/hostContext';

import { Later } from '../../components/Later';
import { lazily } from '../../lazily';

const EndDialog = lazily(() => import('./EndDialog'));
const WithdrawDialog = lazily(() => import('./WithdrawDialog'));

/** What may be done with a package besides its next step. */
export function PackageActions({ page }: { page: PackagePage }) {
  const { package: item, abilities } = page;
  const linkFor = useLinkToCopy();
  const [isCopied, setCopied] = useState(false);
  const [open, setOpen] = useState<'end' | 'withdraw'>();
  const close = () => {
    setOpen(undefined);
  };
  return (
    <>
      <Button
        {...(isCopied && { icon: <CheckmarkRegular /> })}
        onClick={() => {
          void navigator.clipboard.writeText(linkFor(`/packages/${item.id}`)).then(() => {
            setCopied(true);
          });
        }}
      >
        {isCopied ? 'Link copied' : 'Copy link'}
      </Button>
      {(abilities.end || abilities.withdraw) && (
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button
              icon={<MoreHorizontalRegular />}
              aria-label="More actions"
              style={{ flexGrow: 0 }}
            />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {abilities.end && (
                <MenuItem
                  onClick={() => {
                    setOpen('end');
                  }}
                >
                  End this package
                </MenuItem>
              )}
              {abilities.withdraw && (
                <MenuItem
                  onClick={() => {
                    setOpen('withdraw');
                  }}
                >
                  Withdraw this package
                </MenuItem>
              )}
            </MenuList>
          </MenuPopover>
        </Menu>
      )}
      <Later onClose={close}>
        {open === 'end' && <EndDialog item={item} onClose={close} />}
        {open === 'withdraw' && <WithdrawDialog item={item} onClose={close} />}
      </Later>
    </>
  );
}
