import {
  Button,
  Menu,
  MenuItemCheckbox,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { ChevronDownRegular, DismissRegular } from '@fluentui/react-icons';

const useStyles = makeStyles({
  chip: {
    display: 'inline-flex',
    alignItems: 'stretch',
    height: '32px',
    boxSizing: 'border-box',
    maxWidth: '100%',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  on: {
    // The compound stroke is the one that high contrast still draws.
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorBrandBackground2,
  },
  open: {
    minWidth: 0,
    height: '30px',
    paddingLeft: '10px',
    paddingRight: '8px',
    fontWeight: tokens.fontWeightRegular,
    fontSize: '13px',
    whiteSpace: 'nowrap',
    border: 'none',
  },
  onText: {
    color: tokens.colorBrandForeground2,
    ':hover': { color: tokens.colorBrandForeground2Hover },
    paddingRight: '2px',
  },
  clear: { minWidth: '28px', height: '30px', padding: 0, color: tokens.colorBrandForeground2 },
  value: { overflow: 'hidden', textOverflow: 'ellipsis', fontWeight: tokens.fontWeightSemibold },
  menu: { maxHeight: '60vh', overflowY: 'auto' },
});

/** One filter: closed it is a menu, set it shows its value with a way to clear it. */
export function FilterChip(props: {
  name: string;
  /** `short` stands in the chip where the word is long. */
  choices: readonly { value: string; word: string; short?: string }[];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
  /** At most one choice can be ticked. */
  isSingle?: boolean;
}) {
  const styles = useStyles();
  const { name, choices, chosen, onChange, isSingle = false } = props;
  const isOn = chosen.length > 0;
  const words = choices
    .filter(({ value }) => chosen.includes(value))
    .map(({ word, short }) => short ?? word);
  return (
    <span className={mergeClasses(styles.chip, isOn && styles.on)}>
      <Menu
        checkedValues={{ [name]: [...chosen] }}
        persistOnItemClick={!isSingle}
        onCheckedValueChange={(_, { checkedItems }) => {
          onChange(isSingle ? checkedItems.slice(-1) : checkedItems);
        }}
      >
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="transparent"
            className={mergeClasses(styles.open, isOn && styles.onText)}
            iconPosition="after"
            {...(!isOn && { icon: <ChevronDownRegular /> })}
          >
            {isOn ? `${name}:\u00a0` : name}
            {isOn && <span className={styles.value}>{words.join(' or ')}</span>}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList className={styles.menu}>
            {choices.map(({ value, word }) => (
              <MenuItemCheckbox key={value} name={name} value={value}>
                {word}
              </MenuItemCheckbox>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
      {isOn && (
        <Button
          appearance="transparent"
          className={styles.clear}
          icon={<DismissRegular />}
          aria-label={`Clear ${name}: ${words.join(' or ')}`}
          onClick={() => {
            onChange([]);
          }}
        />
      )}
    </span>
  );
}
