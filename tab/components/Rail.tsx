import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { HatGraduationFilled } from '@fluentui/react-icons';
import { Fragment } from 'react';
import { useMe } from '../me';
import { linkTo, useAddress } from '../router';
import { useWaitingForMe } from '../waiting';
import { entries, isCurrent } from './entries';
import type { Entry } from './entries';

const narrow = '@media (max-width: 1023.98px)';
const useStyles = makeStyles({
  rail: {
    display: 'flex',
    flexDirection: 'column',
    flexShrink: 0,
    boxSizing: 'border-box',
    width: '212px',
    padding: '8px',
    overflowY: 'auto',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRight: `1px solid ${tokens.colorNeutralStroke3}`,
    [narrow]: { width: '52px' },
    '@media (max-width: 639.98px)': { display: 'none' },
  },
  brand: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '10px',
    height: '40px',
    padding: '0 8px',
    marginBottom: '8px',
    fontWeight: tokens.fontWeightSemibold,
    fontSize: '13px',
    whiteSpace: 'nowrap',
    [narrow]: { paddingLeft: '4px', paddingRight: '4px' },
  },
  logo: {
    display: 'grid',
    placeItems: 'center',
    flexShrink: 0,
    width: '28px',
    height: '28px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    fontSize: '20px',
  },
  words: { [narrow]: { display: 'none' } },
  group: {
    padding: '8px 10px 4px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    [narrow]: { display: 'none' },
  },
  entry: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    columnGap: '10px',
    boxSizing: 'border-box',
    height: '34px',
    marginBottom: '2px',
    padding: '0 10px',
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    fontSize: '13px',
    textDecorationLine: 'none',
    ':hover': {
      backgroundColor: tokens.colorNeutralBackground1,
      color: tokens.colorNeutralForeground1,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    [narrow]: { paddingLeft: '7px', paddingRight: '7px' },
  },
  current: {
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow2,
    fontWeight: tokens.fontWeightSemibold,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    '::before': {
      content: '""',
      position: 'absolute',
      left: '0',
      top: '8px',
      bottom: '8px',
      width: '3px',
      borderRadius: tokens.borderRadiusMedium,
      backgroundColor: tokens.colorCompoundBrandForeground1,
    },
  },
  icon: { flexShrink: 0, fontSize: '20px' },
  currentIcon: { color: tokens.colorCompoundBrandForeground1 },
  name: { flexGrow: 1, [narrow]: { display: 'none' } },
  count: {
    minWidth: '16px',
    height: '16px',
    boxSizing: 'border-box',
    padding: '0 4px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    fontSize: '12px',
    lineHeight: '16px',
    textAlign: 'center',
    [narrow]: { position: 'absolute', top: '1px', right: '1px' },
  },
  foot: {
    marginTop: 'auto',
    padding: '8px 10px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    [narrow]: { display: 'none' },
  },
});

/** The rail at the left: entries this person may use, and below them council, term and week. */
export function Rail() {
  const styles = useStyles();
  const me = useMe();
  const shown = entries.filter((entry) => entry.may(me));
  return (
    <nav className={styles.rail} aria-label="Main">
      <div className={styles.brand}>
        <span className={styles.logo}>
          <HatGraduationFilled aria-hidden />
        </span>
        <span className={styles.words}>Education Packages</span>
      </div>
      {shown.map((entry, place) => (
        <Fragment key={entry.to}>
          {entry.group && entry.group !== shown[place - 1]?.group && shown.length > 1 && (
            <div className={styles.group}>{entry.group}</div>
          )}
          <RailEntry entry={entry} />
        </Fragment>
      ))}
      <div className={styles.foot}>
        {me.council}
        <br />
        {me.termWeek}
      </div>
    </nav>
  );
}

function RailEntry({ entry }: { entry: Entry }) {
  const styles = useStyles();
  const me = useMe();
  const { path } = useAddress();
  const isHere = isCurrent(entry, path);
  const Icon = isHere ? entry.filled : entry.icon;
  const waiting = useWaitingForMe(me);
  const count = entry.countsWaiting ? waiting : 0;
  const label = count > 0 ? `${entry.name}, ${count} waiting for you` : entry.name;
  return (
    <a
      className={mergeClasses(styles.entry, isHere && styles.current)}
      aria-label={label}
      title={entry.name}
      {...(isHere && { 'aria-current': 'page' })}
      {...linkTo(entry.to)}
    >
      <Icon className={mergeClasses(styles.icon, isHere && styles.currentIcon)} aria-hidden />
      <span className={styles.name}>{entry.name}</span>
      {count > 0 && <span className={styles.count}>{count}</span>}
    </a>
  );
}
