import { mergeClasses } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons';
import type { KeyboardEvent, PointerEvent } from 'react';
import type { Column, Sort } from './column';
import type { CellPlace } from './gridKeys';
import { useGridStyles } from './gridStyles';

const step = 16;
const least = 48;

/** The row of headings: sorts, and resizes by its right edge or with Ctrl+Shift+arrows. */
export function GridHead<Row>(props: {
  columns: readonly Column<Row>[];
  template: string;
  sort: Sort | undefined;
  active: CellPlace;
  onSort: (key: string) => void;
  onResize: (key: string, width: number) => void;
}) {
  const styles = useGridStyles();
  const { columns, template, sort, active, onSort, onResize } = props;
  return (
    <div
      role="row"
      aria-rowindex={1}
      className={mergeClasses(styles.row, styles.head)}
      style={{ gridTemplateColumns: template }}
    >
      {columns.map((column, index) => {
        const direction = sort?.key === column.key ? sort.direction : undefined;
        const Arrow = direction === 'ascending' ? ArrowUpRegular : ArrowDownRegular;
        return (
          <div
            key={column.key}
            role="columnheader"
            aria-colindex={index + 1}
            {...(column.sorts && { 'aria-sort': direction ?? 'none' })}
            tabIndex={active.row === -1 && active.column === index ? 0 : -1}
            data-cell={`-1:${index}`}
            className={mergeClasses(
              styles.cell,
              column.num && styles.num,
              column.sorts && styles.sorts,
            )}
            onClick={() => {
              if (column.sorts) onSort(column.key);
            }}
            onKeyDown={(event) => {
              const width = keyedWidth(event);
              if (width !== undefined) onResize(column.key, width);
              else if (event.key === 'Enter' && column.sorts) onSort(column.key);
            }}
          >
            <span className={styles.cut}>{column.heading}</span>
            {direction && <Arrow aria-hidden />}
            <Handle
              isLast={index === columns.length - 1}
              onResize={(width) => {
                onResize(column.key, width);
              }}
            />
          </div>
        );
      })}
    </div>
  );
}

function keyedWidth(event: KeyboardEvent<HTMLElement>): number | undefined {
  if (!event.ctrlKey || !event.shiftKey) return undefined;
  const change = { ArrowLeft: -step, ArrowRight: step }[event.key];
  if (change === undefined) return undefined;
  event.preventDefault();
  event.stopPropagation();
  return Math.max(least, event.currentTarget.offsetWidth + change);
}

/** The edge to drag; readers of the keyboard have Ctrl+Shift+arrows instead. */
function Handle(props: { isLast: boolean; onResize: (width: number) => void }) {
  const { isLast, onResize } = props;
  const styles = useGridStyles();
  const drag = (event: PointerEvent<HTMLSpanElement>) => {
    const cell = event.currentTarget.parentElement;
    if (!event.buttons || !cell) return;
    onResize(Math.max(least, event.clientX - cell.getBoundingClientRect().left));
  };
  return (
    <span
      aria-hidden
      className={mergeClasses(styles.handle, isLast && styles.lastHandle)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onClick={(event) => {
        event.stopPropagation();
      }}
    />
  );
}
