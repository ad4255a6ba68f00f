import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular, SearchRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { FilterChip } from './FilterChip';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px', flexShrink: 0 },
  search: { width: '228px', fontSize: '13px', '@media (max-width: 639.98px)': { width: '100%' } },
  end: { marginLeft: 'auto' },
  said: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
  clear: { fontWeight: tokens.fontWeightRegular, fontSize: '13px' },
});

/** A filter of a list: its key in the address, its name and its choices. */
export interface Filter {
  key: string;
  name: string;
  choices: readonly { value: string; word: string; short?: string }[];
  isSingle?: boolean;
}

/** Search field, filters as chips, Clear all; says the count politely. */
export function FilterBar(props: {
  placeholder: string;
  words: string;
  onWords: (words: string) => void;
  filters: readonly Filter[];
  chosen: (key: string) => readonly string[];
  onChoose: (key: string, chosen: readonly string[]) => void;
  onClear: () => void;
  /** "45 packages". */
  count: string;
  /** A filter that is not a choice from a list. */
  extra?: ReactNode;
  end?: ReactNode;
}) {
  const styles = useStyles();
  const { filters, chosen, words } = props;
  const isFiltered = words !== '' || filters.some(({ key }) => chosen(key).length > 0);
  return (
    <div className={styles.bar}>
      <Input
        className={styles.search}
        type="search"
        aria-label={props.placeholder}
        placeholder={props.placeholder}
        value={words}
        contentBefore={<SearchRegular />}
        onChange={(_, { value }) => {
          props.onWords(value);
        }}
      />
      {filters.map((filter) => (
        <FilterChip
          key={filter.key}
          name={filter.name}
          choices={filter.choices}
          chosen={chosen(filter.key)}
          isSingle={filter.isSingle ?? false}
          onChange={(values) => {
            props.onChoose(filter.key, values);
          }}
        />
      ))}
      {props.extra}
      {isFiltered && (
        <Button
          className={styles.clear}
          appearance="subtle"
          icon={<DismissRegular />}
          onClick={props.onClear}
        >
          Clear all
        </Button>
      )}
      {props.end && <span className={styles.end}>{props.end}</span>}
      <span className={styles.said} role="status">
        {props.count}
      </span>
    </div>
  );
}
