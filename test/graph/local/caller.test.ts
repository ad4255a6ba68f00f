import { callerOf, localApplicationId, personOf, rolesOf } from '../../../graph/local/caller';
import { bearer } from './support';

const withToken = (authorization: string) => ({ headers: new Headers({ authorization }) });
const claiming = (claims: Record<string, unknown>) => ({ headers: new Headers(bearer(claims)) });

describe('reading who sends a request', () => {
  test('a token names its application in either version', () => {
    expect(callerOf(claiming({ appid: 'AAAA-1' }))).toBe('AAAA-1');
    expect(callerOf(claiming({ azp: 'bbbb-2' }))).toBe('bbbb-2');
  });

  test.each([
    'Bearer anything',
    'Bearer a.b.c',
    `Bearer a.${Buffer.from('"text"').toString('base64url')}.c`,
    '',
  ])('the opaque token %p is the local application’s, without roles', (authorization) => {
    const request = withToken(authorization);
    expect(callerOf(request)).toBe(localApplicationId);
    expect(rolesOf(request)).toEqual([]);
    expect(personOf(request)).toBeUndefined();
  });

  test('roles are those of the application', () => {
    expect(rolesOf(claiming({ roles: ['Sites.Read.All', 7] }))).toEqual(['Sites.Read.All']);
  });

  test('a person is there only in a delegated token', () => {
    expect(personOf(claiming({ oid: 'someone', scp: 'User.Read' }))).toBe('someone');
    expect(personOf(claiming({ oid: 'the app itself' }))).toBeUndefined();
  });
});
