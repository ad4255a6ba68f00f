import { isJsonObject, type JsonObject } from './json';

/** The application that an opaque token stands for. */
export const localApplicationId = '5a1e0000-0000-4000-8000-00000000c0de';

/** Anything that carries an Authorization header. */
interface Bearer {
  headers: Headers;
}

/** The id of the application that sent a request: from its token, else the local application's. */
export function callerOf(request: Bearer): string {
  const { appid, azp } = claimsOf(request);
  const app = appid ?? azp;
  return typeof app === 'string' && app !== '' ? app : localApplicationId;
}

/** The application permissions in a request's token; none when the token is opaque. */
export function rolesOf(request: Bearer): string[] {
  const { roles } = claimsOf(request);
  return Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [];
}

/** The id of the person in whose name a request is sent; undefined for an application alone. */
export function personOf(request: Bearer): string | undefined {
  const { oid, scp } = claimsOf(request);
  return typeof scp === 'string' && typeof oid === 'string' ? oid : undefined;
}

/**
 * What a JSON web token says of its bearer. Its signature is not looked at: this program has no
 * secrets, so a token here is a statement and not a proof.
 */
function claimsOf({ headers }: Bearer): JsonObject {
  const [, payload] =
    /^bearer [\w-]+\.([\w-]+)\.[\w-]*$/i.exec(headers.get('authorization') ?? '') ?? [];
  if (payload === undefined) return {};
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    return isJsonObject(claims) ? claims : {};
  } catch (cause) {
    // Three words joined by dots are still a token, only an opaque one.
    if (cause instanceof SyntaxError) return {};
    throw cause;
  }
}
