import { generateKeyPair, type CryptoKey, SignJWT, UnsecuredJWT, exportSPKI } from 'jose';
import {
  type LocalIssuer,
  mintToken,
  readToken,
  type TokenRules,
} from '../../../teamsapp/api/tokens';

const person = { id: 'c0ffee00-0000-4000-8000-000000000001', name: 'Priya Nair' };
const tenantId = '11111111-0000-4000-8000-000000000000';

let issuer: LocalIssuer;
let rules: TokenRules;
let publicKey: CryptoKey;

beforeAll(async () => {
  const pair = await generateKeyPair('RS256', { extractable: true });
  publicKey = pair.publicKey;
  issuer = { issuer: 'test-issuer', audience: 'test-app', tenantId, key: pair.privateKey };
  rules = { issuer: 'test-issuer', audience: ['test-app'], tenants: [tenantId], keys: publicKey };
});

/** A token that differs from a good one in the given claims. */
function tokenWith(
  claims: Record<string, unknown>,
  header: { alg: string } = { alg: 'RS256' },
  key?: CryptoKey | Uint8Array,
) {
  const now = Math.floor(Date.now() / 1000);
  const good = {
    oid: person.id,
    tid: tenantId,
    ver: '2.0',
    scp: 'access_as_user',
    iss: 'test-issuer',
    aud: 'test-app',
    iat: now,
    nbf: now,
    exp: now + 60,
  };
  return new SignJWT({ ...good, ...claims }).setProtectedHeader(header).sign(key ?? issuer.key);
}

describe('reading a token', () => {
  test('a minted token says who and in which tenant', async () => {
    const { token } = await mintToken(issuer, person, new Date());
    await expect(readToken(rules, token)).resolves.toEqual({ personId: person.id, tenantId });
  });

  const refused: [string, Record<string, unknown>][] = [
    ['another issuer', { iss: 'https://login.microsoftonline.com/common/v2.0' }],
    ['another audience', { aud: 'another-app' }],
    ['another tenant', { tid: '22222222-0000-4000-8000-000000000000' }],
    ['version 1.0', { ver: '1.0' }],
    ['no scope', { scp: 'profile' }],
    ['a scope that only begins like ours', { scp: 'access_as_user_admin' }],
    ['no person', { oid: undefined }],
    ['no expiry', { exp: undefined }],
    ['an expiry in the past', { exp: Math.floor(Date.now() / 1000) - 3600 }],
    ['a beginning in the future', { nbf: Math.floor(Date.now() / 1000) + 3600 }],
  ];
  test.each(refused)('%s is refused', async (_what, claims) => {
    await expect(readToken(rules, await tokenWith(claims))).rejects.toMatchObject({
      code: 'notAllowed',
    });
  });

  test('an unsigned token is refused', async () => {
    const token = new UnsecuredJWT({
      oid: person.id,
      tid: tenantId,
      ver: '2.0',
      scp: 'access_as_user',
    })
      .setIssuer('test-issuer')
      .setAudience('test-app')
      .setExpirationTime('1h')
      .encode();
    await expect(readToken(rules, token)).rejects.toMatchObject({ code: 'notAllowed' });
  });

  test('a token signed with the public key as a shared secret is refused', async () => {
    const secret = new TextEncoder().encode(await exportSPKI(publicKey));
    await expect(
      readToken(rules, await tokenWith({}, { alg: 'HS256' }, secret)),
    ).rejects.toMatchObject({ code: 'notAllowed' });
  });

  test('a token signed by somebody else is refused', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    await expect(
      readToken(rules, await tokenWith({}, { alg: 'RS256' }, privateKey)),
    ).rejects.toMatchObject({ code: 'notAllowed' });
  });

  test.each(['', 'x', 'a.b.c', 'null'])('"%s" is refused', async (token) => {
    await expect(readToken(rules, token)).rejects.toMatchObject({ code: 'notAllowed' });
  });
});
