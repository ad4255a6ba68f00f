import {
  Button,
  Menu,
  MenuItemLink,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { NavigationRegular, QuestionCircleRegular, SearchRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useMe } from '../me';
import { linkTo, useAddress } from '../router';
import { useWaitingForMe } from '../waiting';
import { DataAge } from './DataAge';
import { findWhat } from './findHits';
import { entries, isCurrent } from './entries';
import { useIsPhone } from './useIsPhone';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    flexShrink: 0,
    columnGap: '12px',
    height: '52px',
    boxSizing: 'border-box',
    padding: '0 24px',
    '@media (max-width: 639.98px)': {
      padding: '0 16px',
      borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    },
  },
  search: { flex: '0 1 440px', minWidth: 0 },
  find: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '8px',
    width: '100%',
    height: '32px',
    boxSizing: 'border-box',
    padding: '0 9px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottom: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground3,
    font: 'inherit',
    fontSize: '13px',
    textAlign: 'left',
    cursor: 'text',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  findWords: { flexGrow: 1, overflow: 'hidden', whiteSpace: 'nowrap', textOverflow: 'ellipsis' },
  key: {
    flexShrink: 0,
    padding: '0 5px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralBackground3,
    fontSize: tokens.fontSizeBase100,
    fontFamily: 'inherit',
    '@media (max-width: 799.98px)': { display: 'none' },
  },
  end: { display: 'flex', alignItems: 'center', columnGap: '8px', marginLeft: 'auto' },
  place: {
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
});

/** The bar at the top: find anything, data age, help, who is reading; on a phone the menu. */
export function TopBar(props: { onFind: () => void; onHelp: () => void; who: ReactNode }) {
  const styles = useStyles();
  const isPhone = useIsPhone();
  return (
    <header className={styles.bar}>
      {isPhone ? <PhoneMenu /> : <FindField onFind={props.onFind} />}
      <div className={styles.end}>
        {!isPhone && <DataAge />}
        {isPhone && (
          <Button
            appearance="subtle"
            icon={<SearchRegular />}
            aria-label="Find anything"
            onClick={props.onFind}
          />
        )}
        <Button
          appearance="subtle"
          icon={<QuestionCircleRegular />}
          aria-label="Help and keys"
          onClick={props.onHelp}
        />
        {props.who}
      </div>
    </header>
  );
}

function FindField({ onFind }: { onFind: () => void }) {
  const styles = useStyles();
  const me = useMe();
  return (
    <div className={styles.search} role="search">
      <button type="button" className={styles.find} onClick={onFind}>
        <SearchRegular fontSize={18} aria-hidden />
        <span className={styles.findWords}>{findWhat(me)}</span>
        <kbd className={styles.key}>Ctrl+K</kbd>
      </button>
    </div>
  );
}

function PhoneMenu() {
  const styles = useStyles();
  const me = useMe();
  const { path } = useAddress();
  const waiting = useWaitingForMe(me);
  const shown = entries.filter((entry) => entry.may(me));
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button appearance="subtle" icon={<NavigationRegular />} aria-label="Menu" />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {shown.map(({ name, to, icon: Icon, countsWaiting }) => (
              <MenuItemLink key={to} icon={<Icon />} {...linkTo(to)}>
                {name}
                {countsWaiting && waiting > 0 ? ` (${waiting})` : ''}
              </MenuItemLink>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
      <span className={styles.place}>{shown.find((entry) => isCurrent(entry, path))?.name}</span>
    </>
  );
}
