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
