import type { FaultName } from '../../graph/local';

/** The bad days that every request of the main job has to survive, and that peers are shown. */
export const faults: readonly FaultName[] = [
  'throttled',
  'throttledWithoutWait',
  'unavailable',
  'serverError',
  'badGateway',
  'gatewayTimeout',
  'savedThenGatewayTimeout',
  'savedThenReset',
  'hang',
  'resourceModified',
  'nameAlreadyExists',
  'accessDenied',
  'itemNotFound',
  'resync',
  'cut',
  'emptyBody',
];
