import { openTokens } from '../../graph/auth';

const ids = { tenantId: '7e57ed00-0000-4000-8000-000000000000', clientId: 'c' };

describe('proving who the app is', () => {
  test('takes exactly one way', () => {
    expect(() => openTokens(ids)).toThrow('exactly one');
    const assertion = () => Promise.resolve('signed');
    expect(() => openTokens({ ...ids, clientSecret: 's', assertion })).toThrow('exactly one');
    expect(openTokens({ ...ids, assertion })).toBeInstanceOf(Function);
  });
});
