import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { linkTo } from '../router';
import type { Column } from './column';
import type { DataGridProps } from './DataGrid';
import { useGridStyles } from './gridStyles';

const useStyles = makeStyles({
  list: { position: 'relative', margin: 0, padding: 0, listStyleType: 'none' },
  item: { position: 'absolute', left: 0, right: 0, top: 0, paddingBottom: '8px' },
  card: {
    boxSizing: 'border-box',
    height: '92px',
    padding: '8px 12px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow2,
    fontSize: '13px',
    lineHeight: '20px',
  },
  line: { display: 'flex', alignItems: 'center', columnGap: '8px', minHeight: '24px' },
  left: { flexGrow: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' },
  cut: { whiteSpace: 'nowrap', color: tokens.colorNeutralForeground2 },
  title: { fontWeight: tokens.fontWeightSemibold },
  total: { margin: '4px 0 12px', fontWeight: tokens.fontWeightSemibold },
});
const cardHeight = 100;

/** The grid of a phone: a windowed list of three-line cards from the same columns. */
export function CardList<Row>(props: DataGridProps<Row>) {
  const styles = useStyles();
  const { name, columns, total, rowAt, onShow } = props;
  const list = useRef<HTMLUListElement>(null);
  const [offset, setOffset] = useState(0);
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing of it is memoised here
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => document.getElementById('content'),
    estimateSize: () => cardHeight,
    scrollMargin: offset,
    overscan: 4,
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useEffect(() => {
    onShow(first, last);
    setOffset(list.current?.offsetTop ?? 0);
  }, [onShow, first, last]);
  return (
    <>
      {props.hasTotals && (
        <div className={styles.total}>
          {columns
            .filter(({ total: sum }) => sum !== undefined)
            .map(({ key, heading, num, total: sum }, place) => (
              <span key={key}>
                {num && ` · ${heading.toLowerCase()} `}
                {!num && place > 0 && ' '}
                {sum}
              </span>
            ))}
        </div>
      )}
      <ul
        ref={list}
        aria-label={name}
        aria-busy={props.isBusy}
        className={styles.list}
        style={{ height: virtual.getTotalSize() }}
      >
        {items.map(({ index, start }) => (
          <li
            key={index}
            className={styles.item}
            aria-setsize={total}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start - offset}px)` }}
          >
            <PhoneCard row={rowAt(index)} columns={columns} />
          </li>
        ))}
      </ul>
    </>
  );
}

function PhoneCard<Row>({
  row,
  columns,
}: {
  row: Row | undefined;
  columns: readonly Column<Row>[];
}) {
  const styles = useStyles();
  const grid = useGridStyles();
  if (row === undefined) {
    return (
      <div className={styles.card}>
        <span className={grid.bar} />
      </div>
    );
  }
  const at = (place: Column<Row>['card']) => columns.filter(({ card }) => card === place);
  const [title] = at('title');
  const link = title?.link?.(row);
  return (
    <div className={styles.card}>
      <div className={styles.line}>
        <span className={styles.left}>
          {title && link && (
            <a className={grid.link} {...linkTo(link)}>
              {title.cell(row)}
            </a>
          )}
        </span>
        {at('badge').map((column) => (
          <span key={column.key}>{column.cell(row)}</span>
        ))}
      </div>
      {[0, 1].map((lineNumber) => (
        <div key={lineNumber} className={styles.line}>
          <span className={mergeClasses(styles.left, styles.cut)}>
            {at('line')
              .filter((_, place) => place % 2 === lineNumber)
              .map((column, place) => (
                <span key={column.key}>
                  {place > 0 && ' · '}
                  {column.cell(row)}
                </span>
              ))}
          </span>
          {lineNumber === 1 &&
            at('figure').map((column) => (
              <span key={column.key} className={styles.title}>
                {column.cell(row)}
              </span>
            ))}
        </div>
      ))}
    </div>
  );
}
