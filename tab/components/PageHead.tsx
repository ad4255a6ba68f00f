import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { linkTo, useAddress } from '../router';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: '8px 16px',
  },
  words: { flex: '1 1 320px', minWidth: 0 },
  crumbs: {
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
    color: tokens.colorNeutralForeground3,
  },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    outlineStyle: 'none',
    overflowWrap: 'anywhere',
  },
  sub: { marginTop: '2px', color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    '@media (max-width: 639.98px)': {
      width: '100%',
      flexDirection: 'row-reverse',
      // The primary comes last in the page and first to the thumb, also where each has its line.
      flexWrap: 'wrap-reverse',
      '& > *': { flexGrow: 1 },
    },
  },
});

/**
 * The head of a page: crumb, the only h1, badges, one line below, actions with the primary last.
 * The h1 takes the focus when the page changes.
 */
export function PageHead(props: {
  title: string;
  parent?: { name: string; to: string };
  badges?: ReactNode;
  sub?: ReactNode;
  actions?: ReactNode;
}) {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusOnPageChange(heading, props.title);
  return (
    <div className={styles.head}>
      <div className={styles.words}>
        {props.parent && (
          <div className={styles.crumbs}>
            <Link {...linkTo(props.parent.to)} style={{ fontSize: 'inherit' }}>
              {props.parent.name}
            </Link>
            <span aria-hidden>›</span>
            <span>{props.title}</span>
          </div>
        )}
        <div className={styles.row}>
          <h1 ref={heading} className={styles.title} tabIndex={-1}>
            {props.title}
          </h1>
          {props.badges}
        </div>
        {props.sub && <div className={styles.sub}>{props.sub}</div>}
      </div>
      {props.actions && <div className={styles.actions}>{props.actions}</div>}
    </div>
  );
}

let pathBefore: string | undefined;
/** The heading that had the focus is replaced, when the page it waited for is here. */
let isHeadingLeft = false;

function useFocusOnPageChange(
  heading: { readonly current: HTMLHeadingElement | null },
  title: string,
): void {
  const { path } = useAddress();
  useEffect(() => {
    document.title = `${title} · Education Packages`;
  }, [title]);
  useEffect(() => {
    // Not on the very first page: the reader has just arrived at its top.
    const isOther = pathBefore !== undefined && pathBefore !== path;
    if (isOther || isHeadingLeft) heading.current?.focus();
    isHeadingLeft = false;
    pathBefore = path;
  }, [heading, path]);
  useLayoutEffect(() => {
    const drawn = heading.current;
    return () => {
      isHeadingLeft = drawn !== null && document.activeElement === drawn;
    };
  }, [heading]);
}
