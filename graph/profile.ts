import type { IsoDay } from '../teamsapp/common/dates';
import { type Licences, type Limits, limitsOf } from './budget';

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

/** What the tenant lets the app spend; the smallest band's when nobody said how many licences. */
export function limitsIn({ licences }: Pick<TenantProfile, 'licences'>): Limits {
  return limitsOf[licences === 'unknown' ? '0-1k' : licences];
}
