import {
  Dialog,
  DialogBody,
  DialogSurface,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { AnythingFound, Me } from '../../teamsapp/api/contract';
import { post } from '../api';
import { useMe } from '../me';
import { navigate } from '../router';
import { useDebounced } from '../useDebounced';
import { findWhat, hitsOf } from './findHits';
import type { Hit } from './findHits';
import { Marked } from './Marked';

const useStyles = makeStyles({
  surface: {
    position: 'fixed',
    top: '8px',
    bottom: 'auto',
    margin: '0 auto',
    maxWidth: '600px',
    width: 'calc(100% - 16px)',
    maxHeight: 'calc(100dvh - 16px)',
    padding: 0,
    overflow: 'hidden',
  },
  body: { display: 'flex', flexDirection: 'column', gap: 0, maxHeight: 'calc(100dvh - 16px)' },
  field: {
    display: 'flex',
    alignItems: 'center',
    flexShrink: 0,
    columnGap: '8px',
    padding: '0 16px',
    borderBottom: `2px solid ${tokens.colorCompoundBrandStroke}`,
  },
  input: {
    flexGrow: 1,
    minWidth: 0,
    height: '42px',
    border: 'none',
    outlineStyle: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    '::placeholder': { color: tokens.colorNeutralForeground3, opacity: 1 },
  },
  list: { overflowY: 'auto', margin: 0, padding: '8px 4px', listStyleType: 'none' },
  group: {
    padding: '6px 12px 4px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  hit: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '12px',
    padding: '6px 12px',
    fontSize: '13px',
    lineHeight: '18px',
    cursor: 'pointer',
  },
  active: {
    backgroundColor: tokens.colorNeutralBackground3,
    boxShadow: `inset 3px 0 0 0 ${tokens.colorCompoundBrandForeground1}`,
  },
  note: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  icon: { flexShrink: 0, fontSize: '20px' },
  foot: {
    flexShrink: 0,
    padding: '8px 16px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
});

/** Finds providers, packages and actions from any page; forgives one slip and says so. */
export default function FindAnything({ onClose }: { onClose: () => void }) {
  const styles = useStyles();
  const me = useMe();
  const [words, setWords] = useState('');
  const [active, setActive] = useState(0);
  const settled = useDebounced(words.trim(), 150);
  const found = useQuery({
    queryKey: ['find', settled],
    queryFn: ({ signal }) => post<AnythingFound>('/api/find', { words: settled }, signal),
    enabled: settled !== '',
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const hits = settled && found.data ? hitsOf(found.data, me) : [];
  const marked = found.data?.searchedFor ?? settled;
  const open = (hit: Hit | undefined) => {
    if (!hit) return;
    onClose();
    navigate(hit.to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setActive(Math.min(Math.max(active + step, 0), Math.max(hits.length - 1, 0)));
    }
    if (event.key === 'Enter') open(hits[active]);
  };
  return (
    <Dialog
      open
      onOpenChange={() => {
        onClose();
      }}
    >
      <DialogSurface className={styles.surface} aria-label="Find anything">
        <DialogBody className={styles.body}>
          <div className={styles.field}>
            <SearchRegular className={styles.icon} aria-hidden />
            <input
              className={styles.input}
              role="combobox"
              aria-label={findWhat(me)}
              aria-expanded={hits.length > 0}
              aria-controls="found"
              aria-autocomplete="list"
              {...(hits[active] && { 'aria-activedescendant': `found-${active}` })}
              placeholder={findWhat(me)}
              value={words}
              onChange={({ target }) => {
                setWords(target.value);
                setActive(0);
              }}
              onKeyDown={onKeyDown}
            />
          </div>
          <div id="found" role="listbox" aria-label="Found" className={styles.list}>
            {hits.map((hit, index) => (
              <HitRow
                key={hit.to}
                hit={hit}
                heading={hit.group === hits[index - 1]?.group ? undefined : hit.group}
                words={marked}
                index={index}
                isActive={index === active}
                onOpen={() => {
                  open(hit);
                }}
              />
            ))}
          </div>
          <div className={styles.foot} role="status">
            {footOf(settled, found, hits.length, me)}
          </div>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function HitRow(props: {
  hit: Hit;
  heading: string | undefined;
  words: string;
  index: number;
  isActive: boolean;
  onOpen: () => void;
}) {
  const styles = useStyles();
  const { hit, heading, words, index, isActive, onOpen } = props;
  const Icon = hit.icon;
  return (
    <>
      {heading && (
        <div className={styles.group} role="presentation">
          {heading}
        </div>
      )}
      {/* The field keeps the focus and answers the keys; a press is the pointer's way. */}
      {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus */}
      <div
        id={`found-${index}`}
        role="option"
        aria-selected={isActive}
        className={mergeClasses(styles.hit, isActive && styles.active)}
        onClick={onOpen}
      >
        <Icon className={styles.icon} aria-hidden />
        <span>
          <Marked text={hit.title} words={words} />
          <div className={styles.note}>{hit.note}</div>
        </span>
      </div>
    </>
  );
}

function footOf(
  words: string,
  found: { data: AnythingFound | undefined; error: Error | null },
  hits: number,
  { abilities }: Me,
): string {
  const reference = abilities.seePackages ? ', a reference like EP-1057' : '';
  if (!words) return `Type a name, a town, a URN${reference}. Arrows choose, Enter opens.`;
  if (found.error) return found.error.message;
  if (!found.data) return 'Searching';
  if (found.data.searchedFor) return `Showing results for “${found.data.searchedFor}”`;
  return hits === 0 ? `Nothing has “${words}” in it` : 'Arrows choose, Enter opens, Esc closes';
}
