/**
 * Behaviour of the real service that is undocumented or that reports disagree about.
 *
 * Each has the default that is best supported, so that a client can be tested against the other.
 */
export interface Switches {
  /** Rows in a page when the client names no $top. */
  defaultPage: number;
  /** Largest $top that is honoured; a larger one is lowered to it, never refused. */
  largestPage: number;
  /** Rows above which a filter on a column without an index fails even with the Prefer header. */
  listViewThreshold: number;
  /** Status and code with which the list view threshold is reported. */
  thresholdFault: { status: number; code: string };
  /** Status and code with which a duplicate in a unique column is reported. */
  duplicateFault: { status: number; code: string };
  /** Which spelling of a date in $filter is accepted. */
  dateLiterals: 'both' | 'bare' | 'quoted';
  /** Whether lists and items take `expand` and `select` without `$`: documented, once refused. */
  dollarlessOptions: boolean;
  /** 'one' refuses predicates on two columns, as the documentation says; 'many' allows them. */
  filterColumns: 'one' | 'many';
  /** Whether `fields/X eq null` finds rows without a value; refused when false. */
  filterOnNull: boolean;
  /** Whether a create without a value for a required column is refused. Forms do; Graph is unknown. */
  enforceRequired: boolean;
  /** Whether PATCH /items/{id}/fields compares If-Match. Documented, but never seen in the wild. */
  ifMatchOnFields: boolean;
  /** Days that deletions stay visible to delta; an older token gets 410. */
  deltaHistoryDays: number;
  /** Longest life of a subscription to a list; 4230 in older documentation. */
  subscriptionMinutes: number;
  /** What becomes of a subscription that asks for more. */
  subscriptionTooLong: 'refused' | 'lowered';
  /** Longest clientState, in characters; 255 in Graph's own description. */
  clientStateLength: number;
  /** Licences of the tenant, by which calls are throttled; 'off' throttles nothing. */
  throttlingBand: 'off' | '0-1k' | '1k-5k' | '5k-15k' | '15k-50k' | '50k+';
  /** Milliseconds by which reads of items are behind writes. */
  lagMs: number;
  /** The same for single lists, by id or title. */
  listLagMs: Record<string, number>;
  /** Status and code with which a text longer than its column is reported. */
  textOverflowFault: { status: number; code: string };
  /** Whether texts, several choices and numbers are kept as written or tidied. */
  storedValues: 'asWritten' | 'normalised';
  /** Whether a choice column shown as check boxes holds several values. For columns made then. */
  checkBoxesAreMultiple: boolean;
  /** Whether a filter that fails at the threshold serves pages first and fails at the last. */
  thresholdMidPaging: boolean;
  /** What an upload session does with a name that is taken, when the client does not say. */
  uploadConflict: 'fail' | 'replace' | 'rename';
  /** Whether an application reaches only the sites and lists granted to it. */
  enforceGrants: boolean;
  /** The least granted role that may make lists, columns and content types. */
  listCreationRole: 'write' | 'manage' | 'fullcontrol';
}

export const defaultSwitches: Switches = {
  defaultPage: 200,
  largestPage: 5000,
  listViewThreshold: 5000,
  thresholdFault: { status: 400, code: 'invalidRequest' },
  duplicateFault: { status: 409, code: 'nameAlreadyExists' },
  dateLiterals: 'both',
  dollarlessOptions: true,
  filterColumns: 'one',
  filterOnNull: false,
  enforceRequired: false,
  ifMatchOnFields: true,
  deltaHistoryDays: 30,
  subscriptionMinutes: 42_300,
  subscriptionTooLong: 'refused',
  clientStateLength: 128,
  throttlingBand: 'off',
  lagMs: 0,
  listLagMs: {},
  textOverflowFault: { status: 400, code: 'invalidRequest' },
  storedValues: 'asWritten',
  checkBoxesAreMultiple: true,
  thresholdMidPaging: false,
  uploadConflict: 'replace',
  enforceGrants: false,
  listCreationRole: 'manage',
};
