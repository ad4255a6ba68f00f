import { mergeClasses } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { cameBack, navigate } from '../router';
import { CardList } from './CardList';
import { leastWidth, templateOf } from './column';
import type { Column, Sort } from './column';
import { moved } from './gridKeys';
import type { CellPlace } from './gridKeys';
import { GridHead } from './GridHead';
import { GridRow } from './GridRow';
import { useGridStyles } from './gridStyles';
import { useIsPhone } from './useIsPhone';

export interface DataGridProps<Row> {
  /** What the grid lists, "Packages". */
  name: string;
  columns: readonly Column<Row>[];
  total: number;
  rowAt(index: number): Row | undefined;
  /** Says which rows are in view, so that they can be fetched. */
  onShow(first: number, last: number): void;
  isBusy: boolean;
  sort?: Sort | undefined;
  onSort?(key: string): void;
  /** Where a row leads: Enter, or a press anywhere in it. */
  open?(row: Row): string;
  isRoomy?: boolean;
  hasTotals?: boolean;
}

/**
 * A windowed grid: one tab stop, arrows by cell, headings sort and resize, totals always in view.
 * On a phone the same columns become a list of cards.
 */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const isPhone = useIsPhone();
  return isPhone ? <CardList {...props} /> : <WideGrid {...props} />;
}

/** The cell that was left in each list, so that Back returns to it. */
const placesLeft = new Map<string, CellPlace>();

function WideGrid<Row>(props: DataGridProps<Row>) {
  const styles = useGridStyles();
  const { name, columns, total, rowAt, onShow, open } = props;
  const height = props.isRoomy ? 44 : 34;
  const frame = useRef<HTMLDivElement>(null);
  const wanted = useRef<CellPlace>(undefined);
  const [resized, setResized] = useState<Readonly<Record<string, number>>>({});
  const [active, setActive] = useState<CellPlace>({ row: 0, column: 0 });
  const [isEntered, setEntered] = useState(false);
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing of it is memoised here
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => frame.current,
    estimateSize: () => height,
    overscan: 8,
    // Head and totals lie over the rows.
    scrollPaddingStart: 0,
    scrollPaddingEnd: 38 + 36,
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useEffect(() => {
    onShow(first, last);
  }, [onShow, first, last]);

  const go = (to: CellPlace) => {
    setActive(to);
    if (to.row >= 0) virtual.scrollToIndex(to.row);
    wanted.current = to;
    focusCell(frame.current, to, () => wanted.current === to);
  };
  const goBack = useEffectEvent(() => {
    const place = cameBack() ? placesLeft.get(window.location.href) : undefined;
    if (place && place.row < total) go(place);
  });
  useEffect(() => {
    goBack();
  }, []);
  const leave = (row: Row, place: CellPlace) => {
    placesLeft.set(window.location.href, place);
    if (open) navigate(open(row));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const key = event.ctrlKey ? `Ctrl+${event.key}` : event.key;
    const pageRows = Math.max(1, Math.floor(((frame.current?.clientHeight ?? 0) - 74) / height));
    const to = moved(key, active, { rows: total, columns: columns.length, pageRows });
    if (event.key === 'Escape') document.querySelector('h1')?.focus();
    if (to) {
      event.preventDefault();
      go(to);
    }
    const row = active.row >= 0 ? rowAt(active.row) : undefined;
    if (event.key === 'Enter' && row !== undefined && open) {
      event.preventDefault();
      leave(row, active);
    }
  };
  const template = templateOf(columns, resized);
  return (
    <div
      ref={frame}
      role="grid"
      aria-label={name}
      aria-rowcount={total + 1 + (props.hasTotals ? 1 : 0)}
      aria-colcount={columns.length}
      aria-busy={props.isBusy}
      tabIndex={-1}
      className={styles.frame}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        setEntered(true);
        const place = placeOf(event.target);
        if (!place) return;
        setActive(place);
        placesLeft.set(window.location.href, place);
      }}
    >
      <div
        role="presentation"
        className={styles.sheet}
        style={{ minWidth: leastWidth(columns, resized) }}
      >
        <GridHead
          columns={columns}
          template={template}
          sort={props.sort}
          active={active}
          onSort={(key) => props.onSort?.(key)}
          onResize={(key, width) => {
            setResized((before) => ({ ...before, [key]: Math.round(width) }));
          }}
        />
        <div role="rowgroup" className={styles.body} style={{ height: total * height }}>
          {withActive(items, active.row, total, height).map(({ index, start }) => {
            const row = rowAt(index);
            return (
              <GridRow
                key={index}
                row={row}
                index={index}
                top={start}
                height={height}
                columns={columns}
                template={template}
                activeColumn={active.row === index ? active.column : -1}
                isMarked={isEntered && active.row === index}
                {...(row !== undefined &&
                  open && {
                    onOpen: () => {
                      leave(row, { row: index, column: 0 });
                    },
                  })}
              />
            );
          })}
        </div>
        {props.hasTotals && (
          <div
            role="row"
            aria-rowindex={total + 2}
            className={mergeClasses(styles.row, styles.total)}
            style={{ gridTemplateColumns: template }}
          >
            {columns.map((column, index) => (
              <div
                key={column.key}
                role="gridcell"
                aria-colindex={index + 1}
                className={mergeClasses(styles.cell, column.num && styles.num)}
              >
                {column.total}
              </div>
            ))}
          </div>
        )}
      </div>
    </div>
  );
}

/** The rows in view and the one with the tab stop, which must exist wherever one scrolls. */
function withActive(
  items: readonly { index: number; start: number }[],
  active: number,
  total: number,
  height: number,
): readonly { index: number; start: number }[] {
  const isThere = active < 0 || active >= total || items.some(({ index }) => index === active);
  return isThere ? items : [...items, { index: active, start: active * height }];
}

function placeOf(target: EventTarget): CellPlace | undefined {
  if (!(target instanceof HTMLElement)) return undefined;
  const [row, column] = (target.dataset['cell'] ?? '').split(':').map(Number);
  return row === undefined || column === undefined ? undefined : { row, column };
}

/** Frames that a row may take to be drawn after it was scrolled to. */
const patience = 12;

/** Puts the focus into a cell, once it is drawn; given up when another cell is wanted meanwhile. */
function focusCell(
  frame: HTMLElement | null,
  place: CellPlace,
  isWanted: () => boolean,
  frames = patience,
): void {
  const cell = frame?.querySelector<HTMLElement>(`[data-cell="${place.row}:${place.column}"]`);
  if (cell) cell.focus();
  else if (frames > 0) {
    requestAnimationFrame(() => {
      if (isWanted()) focusCell(frame, place, isWanted, frames - 1);
    });
  }
}
