import { isObject, parseJson, textAt } from '../json';
import { type TenantProfile, unknownProfile } from '../profile';
import { ProfileFault, readProfile } from '../readProfile';
import type { Finding, KeptLink } from './finding';

/** What one run leaves for the next, and for whoever reads the file. */
export interface KeptResult {
  siteId: string;
  profile: TenantProfile;
  deltaLink?: KeptLink | undefined;
}

const nothing = { profile: unknownProfile, keptLink: undefined };

/**
 * Takes over what an earlier run found out: everything if it was on this site, nothing if it was
 * on another. Throws ProfileFault for a file that is not such a result.
 */
export function takeOver(
  text: string | undefined,
  siteId: string,
): { profile: TenantProfile; keptLink: KeptLink | undefined } {
  if (text === undefined) return nothing;
  const whole = parseJson(text);
  if (!isObject(whole) || typeof whole.siteId !== 'string') {
    throw new ProfileFault('it is no result of verify:tenant');
  }
  if (whole.siteId !== siteId) return nothing;
  const link = textAt(whole.deltaLink, 'link');
  const taken = textAt(whole.deltaLink, 'taken') ?? '';
  const isLink = link !== undefined && !Number.isNaN(Date.parse(taken));
  return { profile: readProfile(text), keptLink: isLink ? { link, taken } : undefined };
}

/** The result file: for people, for the next run, and for TENANT_PROFILE. */
export function writeResult(kept: KeptResult, findings: readonly Finding[]): string {
  const shown = findings.map(({ asks, measured, told }) => ({ asks, measured, told }));
  return `${JSON.stringify({ ...kept, findings: shown }, null, 2)}\n`;
}
