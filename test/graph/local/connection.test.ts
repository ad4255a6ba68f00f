import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../../graph/local/sql/connection';

describe('a transaction that the database gave up by itself', () => {
  test('takes no further part, so that nothing of it is stored', () => {
    const db = connect(':memory:');
    db.exec('CREATE TABLE t (x)');
    const insert = () => db.run('INSERT INTO t VALUES (1)');
    expect(() => {
      db.transaction(() => {
        db.transaction(insert);
        // As a full disk makes it do.
        db.exec('ROLLBACK');
        db.transaction(insert);
      });
    }).toThrow('already given up');
    expect(db.all('SELECT * FROM t')).toEqual([]);
    db.close();
  });
});

describe('putting a commit on the disk', () => {
  // A killed process leaves its writes with the operating system: only a power cut would show it.
  test('waits for the disk itself, not only for the operating system', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'education-packages-connection-'));
    const db = connect(dataDir);
    const full = 2;
    expect(db.get('PRAGMA synchronous')).toMatchObject({ synchronous: full });
    expect(db.get('PRAGMA journal_mode')).toMatchObject({ journal_mode: 'wal' });
    db.close();
    rmSync(dataDir, { recursive: true });
  });
});
