import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { openLocalGraph } from '../../../graph/local/index';
import { callerOf, errorOf, fieldsOf, ids } from './support';

/** The tables of the first version, with a site, a list, two rows and a file. */
const version1 = `
CREATE TABLE sites (
  key INTEGER PRIMARY KEY, site_id TEXT NOT NULL, web_id TEXT NOT NULL,
  path TEXT NOT NULL UNIQUE COLLATE NOCASE, display_name TEXT NOT NULL, created TEXT NOT NULL
);
CREATE TABLE lists (
  key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, site_key INTEGER NOT NULL,
  doc TEXT NOT NULL, last_item INTEGER NOT NULL DEFAULT 0,
  newest INTEGER NOT NULL DEFAULT 0, forgotten INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE columns (
  key INTEGER PRIMARY KEY AUTOINCREMENT, list_key INTEGER NOT NULL, id TEXT NOT NULL,
  doc TEXT NOT NULL, UNIQUE (list_key, id)
);
CREATE TABLE directory (
  key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
  upn TEXT UNIQUE, doc TEXT NOT NULL
);
CREATE TABLE members (
  group_key INTEGER NOT NULL, member_key INTEGER NOT NULL, PRIMARY KEY (group_key, member_key)
) WITHOUT ROWID;
CREATE INDEX members_of ON members (member_key, group_key);
CREATE TABLE files (
  key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, guid TEXT NOT NULL,
  list_key INTEGER NOT NULL, parent INTEGER NOT NULL, name TEXT NOT NULL COLLATE NOCASE,
  folder INTEGER NOT NULL, size INTEGER NOT NULL, mime_type TEXT NOT NULL,
  version INTEGER NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL,
  UNIQUE (list_key, parent, name)
);
CREATE TABLE contents (file_key INTEGER PRIMARY KEY, content BLOB NOT NULL);
${itemsOf(1)}
${itemsOf(2)}
INSERT INTO sites VALUES (1, 'aaaaaaaa-0000-4000-8000-000000000001',
  'aaaaaaaa-0000-4000-8000-000000000002', '', 'Local site', '2026-06-09T10:00:00Z');
INSERT INTO lists VALUES (1, 'bbbbbbbb-0000-4000-8000-000000000001', 1,
  '${listDoc('Documents', 'documentLibrary')}', 0, 0, 0);
INSERT INTO lists VALUES (2, 'bbbbbbbb-0000-4000-8000-000000000002', 1,
  '${listDoc('Things', 'genericList')}', 2, 3, 0);
INSERT INTO columns (list_key, id, doc) VALUES (2, 'cccccccc-0000-4000-8000-000000000001', '${JSON.stringify(
  {
    id: 'cccccccc-0000-4000-8000-000000000001',
    name: 'Title',
    displayName: 'Title',
    description: '',
    columnGroup: '',
    kind: 'text',
    facet: { maxLength: 255 },
    indexed: true,
    enforceUniqueValues: true,
    required: false,
    hidden: false,
    readOnly: false,
    builtIn: true,
  },
)}');
INSERT INTO items_2 VALUES (1, 'dddddddd-0000-4000-8000-000000000001', 3, 2, 0,
  '2026-06-09T10:00:00Z', '2026-06-09T10:05:00Z', '{"Title":"One"}', '{"Title":"one"}');
INSERT INTO items_2 VALUES (2, 'dddddddd-0000-4000-8000-000000000002', 2, 3, 1,
  '2026-06-09T10:00:00Z', '2026-06-09T10:06:00Z', '{}', '{}');
INSERT INTO files VALUES (1, '01AAAA', 'eeeeeeee-0000-4000-8000-000000000001', 1, 0, 'a.txt', 0, 1,
  'text/plain', 1, '2026-06-09T10:00:00Z', '2026-06-09T10:00:00Z');
INSERT INTO contents VALUES (1, x'78');
PRAGMA user_version = 1;
`;

function itemsOf(key: number): string {
  return `CREATE TABLE items_${key} (
  id INTEGER PRIMARY KEY, guid TEXT NOT NULL, version INTEGER NOT NULL, change INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0, created TEXT NOT NULL, modified TEXT NOT NULL,
  fields TEXT NOT NULL, keys TEXT NOT NULL
);
CREATE INDEX items_${key}_change ON items_${key} (change);
CREATE INDEX items_${key}_deleted ON items_${key} (modified) WHERE deleted = 1;`;
}

function listDoc(displayName: string, template: string): string {
  const times = { created: '2026-06-09T10:00:00Z', modified: '2026-06-09T10:00:00Z' };
  const names = { name: displayName, displayName, description: '', template };
  return JSON.stringify({ ...names, hidden: false, version: 1, ...times });
}

const things = '/sites/root/lists/Things';
let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'local-graph-'));
  const db = new Database(join(dataDir, 'graph.db'));
  db.exec(version1);
  db.close();
});
afterEach(() => rmSync(dataDir, { recursive: true }));

describe('opening a folder of an older version', () => {
  test('rows and files are there, and their makers the local application', async () => {
    const graph = openLocalGraph({ dataDir });
    const call = callerOf(graph);
    const item = await call('GET', `${things}/items/1?$expand=fields`);
    expect(fieldsOf(item)).toMatchObject({ Title: 'One', _UIVersionString: '3.0' });
    expect(item.body).toMatchObject({
      createdBy: { application: { displayName: 'Local application' } },
      contentType: { id: '0x0100BBBBBBBB000040008000000000000002', name: 'Item' },
    });
    const file = await call('GET', '/sites/root/drive/root:/a.txt');
    expect(file.body.createdBy).toEqual(item.body.createdBy);
    expect((await call('GET', '/sites/root/drive/root:/a.txt:/content')).text).toBe('x');
    graph.close();
  });

  test('it is written like a new one, and opens again', async () => {
    const graph = openLocalGraph({ dataDir });
    const call = callerOf(graph);
    await call('PATCH', `${things}/items/1`, { fields: { Title: 'Uno' } });
    const twice = await call('POST', `${things}/items`, { fields: { Title: 'uno' } });
    expect(errorOf(twice).status).toBe(409);
    await call('POST', `${things}/items`, { fields: { Title: 'Three' } });
    graph.close();
    const again = openLocalGraph({ dataDir });
    const versions = await callerOf(again)('GET', `${things}/items/1/versions`);
    expect(ids(versions)).toEqual(['4.0', '3.0']);
    expect(ids(await callerOf(again)('GET', `${things}/items`))).toEqual(['1', '3']);
    again.close();
  });

  test('a folder of a newer version is refused', () => {
    const db = new Database(join(dataDir, 'graph.db'));
    db.exec('PRAGMA user_version = 99');
    db.close();
    expect(() => openLocalGraph({ dataDir })).toThrow('newer version');
  });
});
