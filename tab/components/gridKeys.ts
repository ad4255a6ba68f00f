/** A cell by row and column; row -1 is the heading. */
export interface CellPlace {
  row: number;
  column: number;
}

/** How many rows and columns there are, and how many rows a page holds. */
export interface GridSize {
  rows: number;
  columns: number;
  pageRows: number;
}

type Move = (at: CellPlace, size: GridSize) => CellPlace;

const moves: Readonly<Record<string, Move>> = {
  ArrowUp: (at) => ({ ...at, row: at.row - 1 }),
  ArrowDown: (at) => ({ ...at, row: at.row + 1 }),
  ArrowLeft: (at) => ({ ...at, column: at.column - 1 }),
  ArrowRight: (at) => ({ ...at, column: at.column + 1 }),
  PageUp: (at, size) => ({ ...at, row: Math.max(0, at.row - size.pageRows) }),
  PageDown: (at, size) => ({ ...at, row: at.row + size.pageRows }),
  Home: (at) => ({ ...at, column: 0 }),
  End: (at, size) => ({ ...at, column: size.columns - 1 }),
  'Ctrl+Home': () => ({ row: 0, column: 0 }),
  'Ctrl+End': (_, size) => ({ row: size.rows - 1, column: size.columns - 1 }),
};

/** Where a key leads from a cell, kept inside the grid; undefined when the key moves nothing. */
export function moved(key: string, at: CellPlace, size: GridSize): CellPlace | undefined {
  const move = moves[key];
  if (!move) return undefined;
  const { row, column } = move(at, size);
  return {
    row: Math.min(Math.max(row, -1), size.rows - 1),
    column: Math.min(Math.max(column, 0), size.columns - 1),
  };
}
