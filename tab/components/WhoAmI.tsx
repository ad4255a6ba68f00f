import {
  Menu,
  MenuGroup,
  MenuGroupHeader,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useMe } from '../me';
import type { Session } from '../session';

const useStyles = makeStyles({
  avatar: {
    display: 'grid',
    placeItems: 'center',
    flexShrink: 0,
    width: '28px',
    height: '28px',
    padding: 0,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground6,
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: '12px',
    fontWeight: tokens.fontWeightSemibold,
  },
  press: {
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  list: { maxHeight: '70vh', overflowY: 'auto' },
  title: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
});

/** The reader's initials; in local mode a switch between the demo people. */
export function WhoAmI(props: { session: Session; onBecome: (personId: string) => void }) {
  const styles = useStyles();
  const { person, initials, title } = useMe();
  const { session, onBecome } = props;
  if (session.kind !== 'local') {
    return (
      <span className={styles.avatar} role="img" aria-label={`${person.name}, ${title}`}>
        {initials}
      </span>
    );
  }
  return (
    <Menu
      checkedValues={{ person: [person.id] }}
      onCheckedValueChange={(_, { checkedItems }) => {
        const [chosen] = checkedItems;
        if (chosen) onBecome(chosen);
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <button
          type="button"
          className={`${styles.avatar} ${styles.press}`}
          aria-label={`Who am I: ${person.name}, ${title}`}
        >
          {initials}
        </button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList className={styles.list}>
          <MenuGroup>
            <MenuGroupHeader>Who am I</MenuGroupHeader>
            {session.people.map(({ id, name, title: work }) => (
              <MenuItemRadio key={id} name="person" value={id}>
                {name}
                <span className={styles.title}>{work}</span>
              </MenuItemRadio>
            ))}
          </MenuGroup>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
