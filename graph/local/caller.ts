import { isJsonObject } from './json';

/** Who calls when the token does not say. */
const localApplication = 'Local application';

/**
 * The id of the application a request's token was given to: `appid` (v1 tokens) or `azp` (v2).
 *
 * The signature is not looked at, so that anybody can write a token for a test. A token that is no
 * JWT belongs to the local application.
 */
export function callerOf({ headers }: { headers: Headers }): string {
  const [, claims = ''] = (headers.get('authorization') ?? '').split('.');
  const { appid, azp } = readClaims(claims);
  return [appid, azp].find(isName) ?? localApplication;
}

function readClaims(text: string): { appid?: unknown; azp?: unknown } {
  try {
    const claims: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return isJsonObject(claims) ? claims : {};
  } catch (cause) {
    // Any text will do as a token, and most are not JWTs.
    if (cause instanceof SyntaxError) return {};
    throw cause;
  }
}

function isName(claim: unknown): claim is string {
  return typeof claim === 'string' && claim !== '';
}
