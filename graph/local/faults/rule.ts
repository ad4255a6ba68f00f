/** Every bad day there is, by name. `faults/catalogue.ts` says what each does. */
export const faultNames = [
  'throttled',
  'throttledUntilDate',
  'throttledWithoutWait',
  'throttledWithRateLimit',
  'unavailable',
  'unavailableWithoutWait',
  'serverError',
  'badGateway',
  'gatewayTimeout',
  'tokenExpired',
  'accessDenied',
  'itemNotFound',
  'nameAlreadyExists',
  'conflictModified',
  'saveConflict',
  'resourceModified',
  'quotaLimitReached',
  'resync',
  'malformedToken',
  'fieldsRefused',
  'nestedRefused',
  'savedThenServerError',
  'savedThenBadGateway',
  'savedThenUnavailable',
  'savedThenGatewayTimeout',
  'savedThenReset',
  'savedThenHang',
  'reset',
  'hang',
  'cut',
  'halfJson',
  'emptyBody',
  'late',
  'rateLimitNear',
  'errorRow',
  'errorRowWithoutId',
  'repeatedItem',
  'untoldDeletion',
  'emptyPage',
  'shortPage',
  'staleRead',
] as const;

export type FaultName = (typeof faultNames)[number];

/** Which requests meet a fault, how often, and what happens to them. */
export interface FaultRule {
  fault: FaultName;
  /** GET, POST, PATCH, PUT or DELETE; all of them when absent. */
  method?: string;
  /**
   * An address after the version. `*` or `{name}` is any one segment or a piece of it, `**` any
   * number of segments: `/sites/{site}/lists/things/items`.
   */
  path?: string;
  /** An operation by its name in `faults/operations.ts`, instead of method and path. */
  operation?: string;
  /** true: only parts of batches; false: only requests that come alone; absent: both. */
  part?: boolean;
  /** Matching requests that go well before the first that does not; 0 by default. */
  skip?: number;
  /** How often it happens; 0 is always. 1 by default, and always when there is a chance. */
  times?: number;
  /** The chance of each matching request, above 0 and up to 1. */
  chance?: number;
  /** What Retry-After and RateLimit-Reset say, 5 by default. */
  seconds?: number;
  /** How late a late answer is, 1000 by default. */
  milliseconds?: number;
}

/** Faults of the connection: a part of a batch has none of its own, so they leave parts alone. */
const ofTheConnection: readonly FaultName[] = [
  'reset',
  'savedThenReset',
  'hang',
  'savedThenHang',
  'cut',
  'halfJson',
  'late',
];

/** Says whether a fault happens to whole requests only. */
export function isOfTheConnection(fault: FaultName): boolean {
  return ofTheConnection.includes(fault);
}
