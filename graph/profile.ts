import type { IsoDay } from '../teamsapp/common/dates';

/** An answer that a tenant has given, or that nobody has measured yet. */
export type Known<T> = T | 'unknown';

/** How a tenant answers one kind of refusal. */
export interface FaultSignature {
  /** The HTTP status. */
  status: number;
  /** The outermost code of Graph's error envelope. */
  code: string;
}

/** What the app's grant on the site allowed on the day it was tried. */
export interface RolesSeen {
  /** The grant's own roles, as far as the app may read them: 'write', 'manage'. */
  role: Known<string>;
  makeLists: Known<boolean>;
  addColumns: Known<boolean>;
  subscribe: Known<boolean>;
}

/** How many Microsoft 365 licences the tenant has: Microsoft sets the request budget by it. */
export type Licences = '0-1k' | '1k-5k' | '5k-15k' | '15k-50k' | '50k+';

/** What Microsoft does not document, as one tenant answered it. `npm run verify:tenant` asks. */
export interface ProfileAnswers {
  /** Whether PATCH /items/{id}/fields compares If-Match. */
  fieldsHonourIfMatch: Known<boolean>;
  /** The most rows that a page was seen to hold, of items and of changes alike. */
  largestTop: Known<number>;
  /** Rows in a page without $top. */
  defaultPage: Known<number>;
  /** How going past the list view threshold is answered. */
  thresholdFault: Known<FaultSignature>;
  /** How a value that a unique column already holds is answered. */
  duplicateFault: Known<FaultSignature>;
  /** Which spelling of a date in $filter is understood. */
  dateLiterals: Known<'bare' | 'quoted' | 'both'>;
  rolesSeen: Known<RolesSeen>;
  /** Days: the age of the oldest delta token that still worked. */
  deltaTokenDaysAtLeast: Known<number>;
  /** Minutes that a subscription to a list was granted. */
  subscriptionMinutes: Known<number>;
  /** Bytes of the largest card that Teams took. Measured by hand. */
  cardBytes: Known<number>;
  /** Whether a choice column shown as check boxes holds several values. */
  checkBoxesAreMultiple: Known<boolean>;
  /** How a text longer than its column is answered. */
  textOverflow: Known<FaultSignature>;
  /** Said by the administrator: it cannot be measured. */
  licences: Known<Licences>;
}

export type ProfileMember = keyof ProfileAnswers;

/** A tenant's answers and the days on which they were given. */
export interface TenantProfile extends ProfileAnswers {
  measured: Readonly<Partial<Record<ProfileMember, IsoDay>>>;
}

/** A tenant of which nothing is known: the gateway then takes the careful way everywhere. */
export const unknownProfile: TenantProfile = {
  fieldsHonourIfMatch: 'unknown',
  largestTop: 'unknown',
  defaultPage: 'unknown',
  thresholdFault: 'unknown',
  duplicateFault: 'unknown',
  dateLiterals: 'unknown',
  rolesSeen: 'unknown',
  deltaTokenDaysAtLeast: 'unknown',
  subscriptionMinutes: 'unknown',
  cardBytes: 'unknown',
  checkBoxesAreMultiple: 'unknown',
  textOverflow: 'unknown',
  licences: 'unknown',
  measured: {},
};

/** A profile with new answers of a day in it; the others stay, with the days they were given. */
export function withAnswers(
  profile: TenantProfile,
  answers: Partial<ProfileAnswers>,
  day: IsoDay,
): TenantProfile {
  const dates = Object.fromEntries(Object.keys(answers).map((name) => [name, day]));
  return { ...profile, ...answers, measured: { ...profile.measured, ...dates } };
}

/**
 * Resource units that the app may spend in a minute; the smallest band's when none is named.
 * Source: SharePoint Online throttling guidance (learn.microsoft.com, 2 October 2025).
 */
export function unitsPerMinute({ licences }: Pick<TenantProfile, 'licences'>): number {
  return unitsByBand[licences === 'unknown' ? '0-1k' : licences];
}

const unitsByBand: Record<Licences, number> = {
  '0-1k': 1250,
  '1k-5k': 2500,
  '5k-15k': 3750,
  '15k-50k': 5000,
  '50k+': 6250,
};
