import type { Column } from './exportFile';

/**
 * A file's columns with those that the view shows in the view's order. The others keep their
 * places, so that a file of any view has the same columns.
 */
export function inViewOrder<R>(
  columns: readonly Column<R>[],
  shown: readonly string[],
): readonly Column<R>[] {
  const byField = new Map(columns.map((column) => [column.field, column]));
  const ordered = shown.flatMap((field) => byField.get(field) ?? []);
  const moving = new Set(ordered);
  const next = ordered.values();
  return columns.map((column) => (moving.has(column) ? (next.next().value ?? column) : column));
}
