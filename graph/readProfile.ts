import { type IsoDay, isDay } from '../teamsapp/common/dates';
import { isObject, type JsonObject } from './json';
import type { FaultSignature, Known, ProfileMember } from './profile';
import type { Licences } from './budget';
import { type RolesSeen, type TenantProfile, unknownProfile } from './profile';

/** A profile that says something else than a profile can; the message names the member. */
export class ProfileFault extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'ProfileFault';
  }
}

/**
 * Reads a profile from JSON: the profile itself, or a whole result file of `verify:tenant`, which
 * holds it as `profile`. A member that is left out is unknown. Throws ProfileFault, naming the
 * member, for one that does not exist or has a value that it cannot have.
 */
export function readProfile(text: string): TenantProfile {
  const given = profileIn(text);
  const read = <T>(name: ProfileMember, reader: Reader<T>) => known(reader)(given[name], name);
  return {
    fieldsHonourIfMatch: read('fieldsHonourIfMatch', truth),
    largestTop: read('largestTop', count),
    defaultPage: read('defaultPage', count),
    thresholdFault: read('thresholdFault', signature),
    duplicateFault: read('duplicateFault', signature),
    dateLiterals: read('dateLiterals', oneOf('bare', 'quoted', 'both')),
    rolesSeen: read('rolesSeen', roles),
    deltaTokenDaysAtLeast: read('deltaTokenDaysAtLeast', days),
    subscriptionMinutes: read('subscriptionMinutes', count),
    cardBytes: read('cardBytes', count),
    checkBoxesAreMultiple: read('checkBoxesAreMultiple', truth),
    textOverflow: read('textOverflow', signature),
    licences: read('licences', readLicences),
    measured: measuredDays(given.measured),
  };
}

/** Writes a profile on one line, without what is unknown. */
export function writeProfile(profile: TenantProfile): string {
  return JSON.stringify(profile, (_, value: unknown) => (value === 'unknown' ? undefined : value));
}

/** Turns one value into what it stands for; throws ProfileFault naming its place. */
type Reader<T> = (value: unknown, place: string) => T;

const truth: Reader<boolean> = (value, place) => {
  if (typeof value === 'boolean') return value;
  throw new ProfileFault(`${place} is true or false, or "unknown"`);
};

const count: Reader<number> = (value, place) => {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
  throw new ProfileFault(`${place} is a whole number above 0, or "unknown"`);
};

const days: Reader<number> = (value, place) => {
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
  throw new ProfileFault(`${place} is a number of days, or "unknown"`);
};

const words: Reader<string> = (value, place) => {
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw new ProfileFault(`${place} is a text, or "unknown"`);
};

const signature: Reader<FaultSignature> = (value, place) => {
  const given = membersOf(value, place, ['status', 'code']);
  const { status, code } = given;
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 400 || status > 599) {
    throw new ProfileFault(`${place}.status is an HTTP status from 400 to 599`);
  }
  if (typeof code === 'string' && code !== '') return { status, code };
  throw new ProfileFault(`${place}.code is the code of an error, such as "nameAlreadyExists"`);
};

const roles: Reader<RolesSeen> = (value, place) => {
  const given = membersOf(value, place, ['role', 'makeLists', 'addColumns', 'subscribe']);
  const could = (name: string) => known(truth)(given[name], `${place}.${name}`);
  return {
    role: known(words)(given.role, `${place}.role`),
    makeLists: could('makeLists'),
    addColumns: could('addColumns'),
    subscribe: could('subscribe'),
  };
};

/** Reads a licence band, '1k-5k'; throws ProfileFault naming the bands there are. */
export const readLicences: Reader<Licences> = oneOf('0-1k', '1k-5k', '5k-15k', '15k-50k', '50k+');

function oneOf<T extends string>(...allowed: readonly T[]): Reader<T> {
  return (value, place) => {
    const found = allowed.find((one) => one === value);
    if (found !== undefined) return found;
    throw new ProfileFault(`${place} is one of ${allowed.join(', ')}, or "unknown"`);
  };
}

function known<T>(reader: Reader<T>): Reader<Known<T>> {
  return (value, place) =>
    value === undefined || value === 'unknown' ? 'unknown' : reader(value, place);
}

function profileIn(text: string): JsonObject {
  const whole = parsed(text);
  const value = isObject(whole) && 'profile' in whole ? whole.profile : whole;
  return membersOf(value, '', Object.keys(unknownProfile));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new ProfileFault(`it is not JSON (${error.message})`);
  }
}

/** An object that has no other members than these. */
function membersOf(value: unknown, place: string, names: readonly string[]): JsonObject {
  if (!isObject(value)) throw new ProfileFault(`${place || 'a profile'} is a JSON object`);
  const strange = Object.keys(value).find((name) => !names.includes(name));
  if (strange === undefined) return value;
  const path = place === '' ? strange : `${place}.${strange}`;
  throw new ProfileFault(`${path} is not known here; there are ${names.join(', ')}`);
}

function measuredDays(value: unknown): TenantProfile['measured'] {
  const names = Object.keys(unknownProfile).filter((name) => name !== 'measured');
  const given = membersOf(value ?? {}, 'measured', names);
  const dates = Object.entries(given).map(([name, day]) => {
    if (typeof day === 'string' && isDay(day)) return [name, day];
    throw new ProfileFault(`measured.${name} is a day such as 2026-11-24`);
  });
  return Object.fromEntries(dates) as Record<string, IsoDay>;
}
