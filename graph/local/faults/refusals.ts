import { GraphFault } from '../errors';
import { linkTo } from '../odata/options';
import type { GraphRequest } from '../request';
import { operationTest } from './requests';
import { secondsOf, type Fault, type Turn } from './turn';

type Headers = Record<string, string>;

/** Units of the smallest band, as the documentation's own example shows them. */
const rateLimit = 1200;

/** A refusal: nothing was processed, so nothing is stored. */
function refusing(
  status: number,
  code: string,
  message: string,
  headers?: (turn: Turn) => Headers,
): Fault {
  return (turn) => {
    throw new GraphFault(status, code, message, headers?.(turn));
  };
}

/** The same for one operation only. */
function onlyFor(operation: string, fault: Fault): Fault {
  const meant = operationTest(operation);
  return (turn) => (meant(turn.request) ? fault(turn) : undefined);
}

const inSeconds = ({ rule }: Turn): Headers => ({ 'Retry-After': String(secondsOf(rule)) });
const atDate = ({ rule, now }: Turn): Headers => ({
  'Retry-After': new Date(now.getTime() + secondsOf(rule) * 1000).toUTCString(),
});

/** The RateLimit headers of the documentation, with so many units left. */
export function rateLimitHeaders(remaining: number, { rule }: Turn): Headers {
  return {
    'RateLimit-Limit': String(rateLimit),
    'RateLimit-Remaining': String(remaining),
    'RateLimit-Reset': String(secondsOf(rule)),
  };
}

function throttled(headers?: (turn: Turn) => Headers): Fault {
  return refusing(429, 'activityLimitReached', 'The request has been throttled.', headers);
}

function unavailable(headers?: (turn: Turn) => Headers): Fault {
  const message = 'The service is temporarily unavailable. Please retry later.';
  return refusing(503, 'serviceNotAvailable', message, headers);
}

/** A gateway in front of Graph answers in its own words, which are not JSON. */
const badGateway: Fault = () => ({
  status: 502,
  headers: { 'Content-Type': 'text/html' },
  body: Buffer.from('<html><head><title>502 Bad Gateway</title></head><body>502</body></html>'),
});

/** A fresh start: for delta without its token, for anything else at the same address. */
function freshLink({ request }: Turn): string {
  const query = new URLSearchParams(request.query);
  for (const name of ['token', '$skiptoken']) query.delete(name);
  const path = request.path.replace(/\/(microsoft\.graph\.)?delta\([^/]*$/, '/delta');
  const bare: GraphRequest = { ...request, query, path };
  return linkTo(bare, {});
}

/** Faults that come instead of processing the request. */
export const refusals = {
  throttled: throttled(inSeconds),
  throttledUntilDate: throttled(atDate),
  throttledWithoutWait: throttled(),
  throttledWithRateLimit: throttled((turn) => ({
    ...inSeconds(turn),
    ...rateLimitHeaders(0, turn),
  })),
  unavailable: unavailable(inSeconds),
  unavailableWithoutWait: unavailable(),
  serverError: refusing(500, 'generalException', 'An unspecified error has occurred.'),
  badGateway,
  gatewayTimeout: refusing(504, 'UnknownError', 'The gateway did not get an answer in time.'),
  tokenExpired: refusing(
    401,
    'InvalidAuthenticationToken',
    'Lifetime validation failed, the token is expired.',
  ),
  accessDenied: refusing(403, 'accessDenied', 'Access denied'),
  itemNotFound: refusing(404, 'itemNotFound', 'The resource could not be found.'),
  nameAlreadyExists: refusing(409, 'nameAlreadyExists', 'Name already exists'),
  conflictModified: refusing(
    409,
    'resourceModified',
    'The resource has changed since the caller last read it; usually an eTag mismatch',
  ),
  saveConflict: refusing(
    409,
    'generalException',
    'Save Conflict. Your changes conflict with those made concurrently by another user.',
  ),
  resourceModified: refusing(
    412,
    'resourceModified',
    'The resource has changed since the caller last read it; usually an eTag mismatch',
  ),
  quotaLimitReached: refusing(507, 'quotaLimitReached', 'The storage quota has been reached.'),
  resync: refusing(
    410,
    'resyncChangesApplyDifferences',
    'The sync token is no longer valid. Start again without one and apply the differences.',
    (turn) => ({ Location: freshLink(turn) }),
  ),
  malformedToken: refusing(400, 'invalidRequest', 'Provided sync token is malformed.'),
  fieldsRefused: onlyFor('updateFields', refusing(400, 'invalidRequest', 'Invalid request')),
  nestedRefused: onlyFor('updateItem', refusing(400, 'invalidRequest', 'Invalid request')),
} satisfies Record<string, Fault>;
