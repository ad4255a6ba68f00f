import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useConnection } from '../connection';
import { timeOf } from '../days';
import { clearFlash, useFlash } from '../flash';
import { useKeys } from '../keys';
import { Later } from './Later';
import { lazily } from '../lazily';
import { useMe } from '../me';
import { useAddress } from '../router';
import type { Session } from '../session';
import { Banner } from './Banner';
import { Rail } from './Rail';
import { TopBar } from './TopBar';
import { WhoAmI } from './WhoAmI';

const FindAnything = lazily(() => import('./FindAnything'));
const HelpDialog = lazily(() => import('./HelpDialog'));

const useStyles = makeStyles({
  shell: {
    display: 'flex',
    height: '100dvh',
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontVariantNumeric: 'tabular-nums',
  },
  skip: {
    position: 'absolute',
    left: '-9999px',
    zIndex: 10,
    padding: '8px 12px',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForegroundLink,
    ':focus': { left: '8px', top: '8px', outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  side: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0 },
  content: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    gap: '16px',
    minHeight: 0,
    position: 'relative',
    overflowY: 'auto',
    overflowX: 'hidden',
    padding: '6px 24px 24px',
    outlineStyle: 'none',
    scrollPaddingTop: '56px',
    scrollPaddingBottom: '56px',
    '@media (max-width: 639.98px)': { padding: '12px 16px 16px' },
  },
});

/** What stands around every page: skip link, rail, top bar, banners, one main. */
export function AppShell(props: {
  session: Session;
  onBecome: (personId: string) => void;
  children: ReactNode;
}) {
  const styles = useStyles();
  const [open, setOpen] = useState<'find' | 'help'>();
  // Only what is not here yet: reading again what is shown makes nothing busy.
  const isWaiting = useIsFetching({ predicate: ({ state }) => state.status === 'pending' }) > 0;
  const opener = useRef<Element>(null);
  const show = (dialog: 'find' | 'help') => {
    if (!open) opener.current = document.activeElement;
    setOpen(dialog);
  };
  const close = () => {
    setOpen(undefined);
    const before = opener.current;
    // Once the dialog is gone; a page that opened meanwhile has taken the focus itself.
    setTimeout(() => {
      const isLost = !document.activeElement || document.activeElement === document.body;
      if (isLost && before instanceof HTMLElement && before.isConnected) before.focus();
    }, 50);
  };
  useKeys({
    'Ctrl+k': () => {
      show('find');
    },
    '?': () => {
      show('help');
    },
  });
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content" onClick={skipToContent}>
        Skip to content
      </a>
      <Rail />
      <div className={styles.side}>
        <TopBar
          onFind={() => {
            show('find');
          }}
          onHelp={() => {
            show('help');
          }}
          who={<WhoAmI session={props.session} onBecome={props.onBecome} />}
        />
        <main id="content" className={styles.content} tabIndex={-1} aria-busy={isWaiting}>
          <Notices />
          {props.children}
        </main>
      </div>
      <Later onClose={close}>
        {open === 'find' && <FindAnything onClose={close} />}
        {open === 'help' && <HelpDialog onClose={close} />}
      </Later>
    </div>
  );
}

/** The banners over every page: what was just saved, Microsoft 365 down, what must be set up. */
function Notices() {
  const { isDown, asOf } = useConnection();
  const { warnings } = useMe();
  const { path } = useAddress();
  const saved = useFlash(path);
  const queries = useQueryClient();
  const had = asOf === undefined ? 'the last copy' : `what we had at ${timeOf(asOf)}`;
  return (
    <>
      {isDown && (
        <Banner
          tone="warning"
          action={
            <Button icon={<ArrowClockwiseRegular />} onClick={() => void queries.refetchQueries()}>
              Try now
            </Button>
          }
        >
          <strong>Microsoft 365 is not answering.</strong> You can read and export {had}. Logging
          and deciding wait until it is back. What you have typed stays on this page.
        </Banner>
      )}
      {saved && (
        <Banner
          tone="success"
          action={
            <Button size="small" onClick={clearFlash}>
              Close
            </Button>
          }
        >
          {saved}
        </Banner>
      )}
      {warnings.map((warning) => (
        <Banner key={warning} tone="warning">
          {warning}
        </Banner>
      ))}
    </>
  );
}

function skipToContent(event: { preventDefault: () => void }): void {
  // The fragment is the search words' place, so the link must not change it.
  event.preventDefault();
  document.getElementById('content')?.focus();
}
