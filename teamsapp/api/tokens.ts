import { type CryptoKey, type JWTVerifyGetKey, SignJWT, jwtVerify } from 'jose';
import { AppError } from '../common/errors';

/** Whom a token must come from and be for: Entra's v2 tokens for this app, or the local issuer's. */
export interface TokenRules {
  issuer: string;
  /** Accepted audiences: the app's client id, and its api:// address. */
  audience: readonly string[];
  /** Tenants whose people may come in. */
  tenants: readonly string[];
  keys: JWTVerifyGetKey | CryptoKey;
}

/** Who a token says is asking; everything else is read from the directory. */
export interface Identity {
  personId: string;
  tenantId: string;
}

const notSignedIn =
  'You are not signed in, or your sign-in has ended. Open Education Packages again.';

/**
 * Checks a bearer token by the book: signature, issuer, audience, times, version 2.0, tenant and
 * the access_as_user scope. Identity is `oid` and `tid`, never a name.
 *
 * Throws AppError notAllowed with one sentence for every fault; which one is for the log only.
 * Source: Microsoft Learn, "Access tokens in the Microsoft identity platform" and Teams tab SSO.
 */
export async function readToken(rules: TokenRules, token: string): Promise<Identity> {
  try {
    const options = { issuer: rules.issuer, audience: [...rules.audience], algorithms: ['RS256'] };
    const { payload } =
      typeof rules.keys === 'function'
        ? await jwtVerify(token, rules.keys, options)
        : await jwtVerify(token, rules.keys, options);
    const { oid, tid, ver, scp, exp } = payload;
    const scopes = typeof scp === 'string' ? scp.split(' ') : [];
    const isRight = ver === '2.0' && exp !== undefined && scopes.includes('access_as_user');
    if (
      isRight &&
      typeof oid === 'string' &&
      typeof tid === 'string' &&
      rules.tenants.includes(tid)
    ) {
      return { personId: oid, tenantId: tid };
    }
  } catch (error) {
    throw new AppError('notAllowed', notSignedIn, undefined, { cause: error });
  }
  throw new AppError('notAllowed', notSignedIn);
}

/** The local issuer: it makes the token that Entra would make. Only local mode builds one. */
export interface LocalIssuer {
  issuer: string;
  audience: string;
  tenantId: string;
  key: CryptoKey;
}

/** A token for a person of the local directory, good for eight hours. */
export async function mintToken(
  local: LocalIssuer,
  person: { id: string; name: string },
  now: Date,
): Promise<{ token: string; expires: string }> {
  const seconds = Math.floor(now.getTime() / 1000);
  const expires = seconds + 8 * 3600;
  const claims = {
    oid: person.id,
    tid: local.tenantId,
    name: person.name,
    ver: '2.0',
    scp: 'access_as_user',
  };
  const token = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
    .setIssuer(local.issuer)
    .setAudience(local.audience)
    .setSubject(person.id)
    .setIssuedAt(seconds)
    .setNotBefore(seconds)
    .setExpirationTime(expires)
    .sign(local.key);
  return { token, expires: new Date(expires * 1000).toISOString() };
}
