import { isJsonObject, parseObject } from '../json';
import type { StoredChannel, TeamTable } from '../stored/teams';
import type { Connection, Row } from './connection';

export function teamTable(db: Connection): TeamTable {
  return {
    add({ groupKey, ...rest }) {
      const sql = 'INSERT INTO teams (group_key, doc) VALUES (?, ?)';
      db.run(sql, groupKey, JSON.stringify(rest));
    },
    of(group) {
      const row = db.get('SELECT doc FROM teams WHERE group_key = ?', group.key);
      if (!row) return undefined;
      const { created, properties } = parseObject(String(row.doc));
      return {
        groupKey: group.key,
        created: String(created),
        properties: isJsonObject(properties) ? properties : {},
      };
    },
    addChannel({ groupKey, id, ...rest }) {
      const sql = 'INSERT INTO channels (group_key, id, doc) VALUES (?, ?, ?)';
      db.run(sql, groupKey, id, JSON.stringify(rest));
    },
    channels: (group) =>
      db.all('SELECT * FROM channels WHERE group_key = ? ORDER BY key', group.key).map(channelFrom),
  };
}

function channelFrom(row: Row): StoredChannel {
  const { displayName, description, created } = parseObject(String(row.doc));
  return {
    groupKey: Number(row.group_key),
    id: String(row.id),
    displayName: String(displayName),
    description: typeof description === 'string' ? description : null,
    created: String(created),
  };
}
