import { randomUUID } from 'node:crypto';
import { parseObject, type JsonObject } from '../json';
import type { DirectoryObject, DirectoryTable } from '../stored/directory';
import type { Connection, Row } from './connection';

export function directoryTable(db: Connection): DirectoryTable {
  const one = (sql: string, value: string) => {
    const row = db.get(sql, value);
    return row && objectFrom(row);
  };
  return {
    add(kind, properties) {
      const id = randomUUID();
      const sql = 'INSERT INTO directory (id, kind, upn, doc) VALUES (?, ?, ?, ?) RETURNING key';
      const row = db.get(sql, id, kind, upnOf(properties), JSON.stringify(properties));
      return { key: Number(row?.key), id, kind, properties };
    },
    save({ key, properties }) {
      const sql = 'UPDATE directory SET upn = ?, doc = ? WHERE key = ?';
      db.run(sql, upnOf(properties), JSON.stringify(properties), key);
    },
    remove({ key }) {
      db.run('DELETE FROM directory WHERE key = ?', key);
      db.run('DELETE FROM members WHERE group_key = ? OR member_key = ?', key, key);
      db.run('DELETE FROM teams WHERE group_key = ?', key);
      db.run('DELETE FROM channels WHERE group_key = ?', key);
    },
    byId: (id) => one('SELECT * FROM directory WHERE id = ?', id.toLowerCase()),
    byUpn: (upn) => one('SELECT * FROM directory WHERE upn = ?', upn.toLowerCase()),
    all: (kind, afterKey) =>
      db
        .all('SELECT * FROM directory WHERE kind = ? AND key > ? ORDER BY key', kind, afterKey)
        .map(objectFrom),
    ...memberships(db),
  };
}

type Memberships = Pick<DirectoryTable, 'addMember' | 'removeMember' | 'members' | 'memberOf'>;

function memberships(db: Connection): Memberships {
  const insert = 'INSERT OR IGNORE INTO members (group_key, member_key) VALUES (?, ?)';
  const remove = 'DELETE FROM members WHERE group_key = ? AND member_key = ?';
  return {
    addMember: (group, member) => db.run(insert, group.key, member.key) > 0,
    removeMember: (group, member) => db.run(remove, group.key, member.key) > 0,
    members: (group, transitive) =>
      db.all(walk('group_key', 'member_key', transitive), group.key).map(objectFrom),
    memberOf: (object, transitive) =>
      db.all(walk('member_key', 'group_key', transitive), object.key).map(objectFrom),
  };
}

/** Groups may contain each other; UNION drops what was reached before, so a circle ends. */
function walk(from: string, to: string, transitive: boolean): string {
  const step = transitive
    ? `UNION SELECT members.${to} FROM members JOIN reached ON members.${from} = reached.key`
    : '';
  return `WITH RECURSIVE reached (key) AS (
      SELECT ${to} FROM members WHERE ${from} = ? ${step}
    ) SELECT directory.* FROM directory JOIN reached USING (key) ORDER BY key`;
}

function upnOf(properties: JsonObject): string | null {
  const upn = properties.userPrincipalName;
  return typeof upn === 'string' ? upn.toLowerCase() : null;
}

function objectFrom(row: Row): DirectoryObject {
  return {
    key: Number(row.key),
    id: String(row.id),
    kind: row.kind === 'group' ? 'group' : 'user',
    properties: parseObject(String(row.doc)),
  };
}
