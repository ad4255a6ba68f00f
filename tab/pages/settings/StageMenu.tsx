import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
} from '@fluentui/react-components';
import {
  AddRegular,
  ArrowDownRegular,
  ArrowUpRegular,
  DeleteRegular,
  EditRegular,
  MoreHorizontalRegular,
} from '@fluentui/react-icons';
import { templates } from './stageForm';

const useStyles = makeStyles({ actions: { display: 'flex', flexShrink: 0 } });

/** The id of a stage's menu button, which keeps the focus when the stage moves. */
export function menuId(key: string): string {
  return `stage-${key}`;
}

/** What may be done with a stage of a draft. */
export function StageMenu(props: {
  id: string;
  name: string;
  isFirst: boolean;
  isLast: boolean;
  onEdit: () => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}) {
  const styles = useStyles();
  const { name, isFirst, isLast, onEdit, onMove, onRemove } = props;
  return (
    <div className={styles.actions}>
      <Button
        appearance="subtle"
        icon={<EditRegular />}
        aria-label={`Change ${name}`}
        onClick={onEdit}
      />
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button
            id={props.id}
            appearance="subtle"
            icon={<MoreHorizontalRegular />}
            aria-label={`More for ${name}`}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem icon={<EditRegular />} onClick={onEdit}>
              Change
            </MenuItem>
            <MenuItem
              icon={<ArrowUpRegular />}
              disabled={isFirst}
              onClick={() => {
                onMove(-1);
              }}
            >
              Move up
            </MenuItem>
            <MenuItem
              icon={<ArrowDownRegular />}
              disabled={isLast}
              onClick={() => {
                onMove(1);
              }}
            >
              Move down
            </MenuItem>
            <MenuItem icon={<DeleteRegular />} onClick={onRemove}>
              Remove
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
    </div>
  );
}

/** Adds a stage: one of the names that councils use, or one of its own. */
export function AddStage(props: { taken: readonly string[]; onAdd: (name: string) => void }) {
  const free = templates.filter((name) => !props.taken.includes(name));
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<AddRegular />}>
          Add a stage
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {free.map((name) => (
            <MenuItem
              key={name}
              onClick={() => {
                props.onAdd(name);
              }}
            >
              {name}
            </MenuItem>
          ))}
          <MenuItem
            onClick={() => {
              props.onAdd('');
            }}
          >
            Another stage
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
