import { ListCopy } from '../../graph/copy';
import { eTag } from './scripted';

const row = (version: number, status: string) => {
  return { id: 7, requestKey: 'k7', eTag: eTag(7, version), status };
};

describe('putting a row into the copy', () => {
  test('an older answer that arrives late leaves the newer row, and is answered with it', () => {
    const copy = new ListCopy<ReturnType<typeof row>>();
    copy.put(row(3, 'approved'));
    expect(copy.put(row(2, 'submitted'))).toMatchObject({ status: 'approved' });
    expect(copy.find(7)).toMatchObject({ status: 'approved' });
    expect(copy.all()).toHaveLength(1);
  });

  test('a newer version replaces it, under a new key too', () => {
    const copy = new ListCopy<ReturnType<typeof row>>();
    copy.put(row(2, 'submitted'));
    copy.put({ ...row(3, 'approved'), requestKey: 'other' });
    expect(copy.findByKey('k7')).toBeUndefined();
    expect(copy.findByKey('other')).toMatchObject({ status: 'approved' });
  });
});
