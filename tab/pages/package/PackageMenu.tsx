import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons';
import type { PackagePage } from '../../../teamsapp/api/contract';

/** What brings a package to its end. Absent for those who may do none of it. */
export function PackageMenu(props: {
  abilities: PackagePage['abilities'];
  onChoose: (what: 'end' | 'withdraw') => void;
}) {
  const { abilities, onChoose } = props;
  if (!abilities.end && !abilities.withdraw) return null;
  return (
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
                onChoose('end');
              }}
            >
              End this package
            </MenuItem>
          )}
          {abilities.withdraw && (
            <MenuItem
              onClick={() => {
                onChoose('withdraw');
              }}
            >
              Withdraw this package
            </MenuItem>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
