import { mergeClasses } from '@fluentui/react-components';
import type { MouseEvent } from 'react';
import { linkTo } from '../router';
import type { Column } from './column';
import { useGridStyles } from './gridStyles';

/** One row at its place; grey bars where it is not here yet. */
export function GridRow<Row>(props: {
  row: Row | undefined;
  index: number;
  top: number;
  height: number;
  columns: readonly Column<Row>[];
  template: string;
  /** The column with the tab stop, or -1 when it is in another row. */
  activeColumn: number;
  isMarked: boolean;
  onOpen?: () => void;
}) {
  const styles = useGridStyles();
  const { row, index, columns, template, activeColumn, isMarked, onOpen } = props;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={mergeClasses(
        styles.row,
        styles.line,
        onOpen && styles.opens,
        isMarked && styles.active,
      )}
      style={{
        gridTemplateColumns: template,
        height: props.height,
        transform: `translateY(${props.top}px)`,
      }}
      {...(onOpen && {
        onClick: (event: MouseEvent<HTMLElement>) => {
          // A link in the row goes its own way, also into a new window.
          if (!(event.target instanceof Element && event.target.closest('a'))) onOpen();
        },
      })}
    >
      {columns.map((column, place) => (
        <GridCell
          key={column.key}
          row={row}
          column={column}
          place={place}
          index={index}
          isTabStop={place === activeColumn}
        />
      ))}
    </div>
  );
}

function GridCell<Row>(props: {
  row: Row | undefined;
  column: Column<Row>;
  place: number;
  index: number;
  isTabStop: boolean;
}) {
  const styles = useGridStyles();
  const { row, column, place, index, isTabStop } = props;
  const tabIndex = isTabStop ? 0 : -1;
  const link = row === undefined ? undefined : column.link?.(row);
  const title = row === undefined ? undefined : column.text?.(row);
  // Only one of cell and link can have the focus: two would be targets on top of each other.
  const ownStop = link === undefined ? { tabIndex, 'data-cell': `${index}:${place}` } : {};
  return (
    <div
      role="gridcell"
      aria-colindex={place + 1}
      className={mergeClasses(styles.cell, column.num && styles.num)}
      {...ownStop}
      {...(title && { title })}
    >
      {row === undefined && <span className={styles.bar} />}
      {row !== undefined && link === undefined && (
        <span className={styles.cut}>{column.cell(row)}</span>
      )}
      {row !== undefined && link !== undefined && (
        <a
          className={mergeClasses(styles.cut, styles.link)}
          tabIndex={tabIndex}
          data-cell={`${index}:${place}`}
          {...linkTo(link)}
        >
          {column.cell(row)}
        </a>
      )}
    </div>
  );
}
