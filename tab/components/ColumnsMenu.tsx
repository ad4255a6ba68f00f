import {
  Button,
  Menu,
  MenuDivider,
  MenuItemCheckbox,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { TableSettingsRegular } from '@fluentui/react-icons';
import { useIsPhone } from './useIsPhone';

/** Which columns a grid shows, and how high its rows are. Nothing on a phone. */
export function ColumnsMenu(props: {
  columns: readonly { key: string; heading: string }[];
  shown: readonly string[];
  onShown: (keys: readonly string[]) => void;
  isRoomy: boolean;
  onRoomy: (isRoomy: boolean) => void;
}) {
  const { columns, shown, isRoomy } = props;
  // Cards have neither columns nor a row height.
  if (useIsPhone()) return null;
  return (
    <Menu
      persistOnItemClick
      checkedValues={{ column: [...shown], rows: isRoomy ? ['roomy'] : [] }}
      onCheckedValueChange={(_, { name, checkedItems }) => {
        if (name === 'rows') props.onRoomy(checkedItems.includes('roomy'));
        else if (checkedItems.length > 0) props.onShown(checkedItems);
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={<TableSettingsRegular />}
          style={{ fontWeight: 'inherit', fontSize: 13 }}
        >
          Columns
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {columns.map(({ key, heading }) => (
            <MenuItemCheckbox key={key} name="column" value={key}>
              {heading}
            </MenuItemCheckbox>
          ))}
          <MenuDivider />
          <MenuItemCheckbox name="rows" value="roomy">
            Higher rows
          </MenuItemCheckbox>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
