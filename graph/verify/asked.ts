import type { Clock } from '../../teamsapp/common/dates';
import type { GraphGateway } from '../gateway';
import type { Sizes } from './site';

/** What is asked of a run. */
export interface VerifyAsked {
  /** Also what needs thousands of rows. */
  full: boolean;
  /** Also removes scratch lists that earlier runs left behind. */
  removeLeftovers: boolean;
  /** The https address at which the tenant reaches the running app. */
  publicUrl?: string | undefined;
  /** The band of the tenant's licences, '1k-5k': the administrator says it. */
  licences?: string | undefined;
  /** The result file of the run before. */
  earlier?: string | undefined;
  /** Ends the run early; the scratch list is removed all the same. */
  signal?: AbortSignal;
  say(line: string): void;
  /** Rows to fill in; tests need fewer than SharePoint's limits. */
  sizes?: Sizes;
}

/** Where a run works. */
export interface VerifySurroundings {
  graph: GraphGateway;
  siteId: string;
  clock: Clock;
  /** The app's own id, where it is known: to find its grant among the others. */
  clientId: string | undefined;
}
