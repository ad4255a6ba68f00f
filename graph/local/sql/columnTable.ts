import { columnFrom, columnSet, type ColumnSet } from '../fields/column';
import type { ColumnTable } from '../store';
import type { Connection } from './connection';

export function columnTable(db: Connection): ColumnTable {
  // Every item request needs its list's columns, and they hardly ever change.
  const known = new Map<number, ColumnSet>();
  db.onRollback(() => known.clear());
  return {
    of(list) {
      const found = known.get(list.key) ?? read(db, list.key);
      known.set(list.key, found);
      return found;
    },
    add(list, column) {
      const sql = 'INSERT INTO columns (list_key, id, doc) VALUES (?, ?, ?)';
      db.run(sql, list.key, column.id, JSON.stringify(column));
      known.delete(list.key);
    },
    save(list, column) {
      const sql = 'UPDATE columns SET doc = ? WHERE list_key = ? AND id = ?';
      db.run(sql, JSON.stringify(column), list.key, column.id);
      known.delete(list.key);
    },
    remove(list, column) {
      db.run('DELETE FROM columns WHERE list_key = ? AND id = ?', list.key, column.id);
      // Otherwise a later column of the same name would find the old values.
      const path = `$."${column.name}"`;
      db.run(`UPDATE items_${list.key} SET fields = json_remove(fields, ?)`, path);
      const versions = 'UPDATE versions SET fields = json_remove(fields, ?) WHERE list_key = ?';
      db.run(versions, path, list.key);
      known.delete(list.key);
    },
  };
}

function read(db: Connection, listKey: number): ColumnSet {
  const rows = db.all('SELECT doc FROM columns WHERE list_key = ? ORDER BY key', listKey);
  return columnSet(rows.map((row) => columnFrom(String(row.doc))));
}
