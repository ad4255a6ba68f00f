import { today } from '../../teamsapp/common/dates';
import { GraphError } from '../errors';
import { type ProfileAnswers, type TenantProfile, withAnswers } from '../profile';
import { readLicences, writeProfile } from '../readProfile';
import type { VerifyAsked, VerifySurroundings } from './asked';
import { cardSize } from './cardSize';
import { checkBoxes } from './checkBoxes';
import { dateLiterals } from './dateLiterals';
import { deltaToken } from './deltaToken';
import { type Finding, inWords, type Measurement, NotMeasured } from './finding';
import { ifMatch } from './ifMatch';
import { takeOver, writeResult } from './kept';
import { type OpenSite, openSite } from './openSite';
import { defaultPage, largestTop, threshold } from './pages';
import { duplicate, textOverflow } from './refusals';
import { roles } from './roles';
import { scratchName } from './scratchList';
import type { VerifySite } from './site';
import { Stopped, stoppable } from './stoppable';
import { subscription } from './subscription';
import { clearLeftovers, tidyUp } from './tidy';

/** What a run found out. */
export interface VerifyReport {
  findings: readonly Finding[];
  profile: TenantProfile;
  /** The profile on one line, without what is unknown: for TENANT_PROFILE. */
  line: string;
  /** For the result file. */
  file: string;
  /** What to do by hand, in sentences; empty when nothing was left behind. */
  leftBehind: readonly string[];
}

/** In this order: the last one reports on what the others could do. */
const measurements: readonly Measurement[] = [
  ifMatch,
  duplicate,
  textOverflow,
  dateLiterals,
  checkBoxes,
  defaultPage,
  largestTop,
  threshold,
  subscription,
  deltaToken,
  cardSize,
  roles,
];

/**
 * Puts all questions to a site. One that fails does not stop the others, and the scratch list is
 * removed whatever happens. Throws ProfileFault when the earlier result or the band of licences
 * cannot be read; nothing was sent then.
 */
export async function verifySite(
  around: VerifySurroundings,
  asked: VerifyAsked,
): Promise<VerifyReport> {
  const { profile: earlier, keptLink } = takeOver(asked.earlier, around.siteId);
  const { signal } = asked;
  const said = asked.licences;
  const licences = said === undefined ? earlier.licences : readLicences(said, 'licences');
  const known = { ...around.graph, profile: { ...earlier, licences } };
  const graph = signal === undefined ? known : stoppable(known, signal);
  const leftBehind = await clearLeftovers(around, asked);
  const name = scratchName();
  const findings: Finding[] = [];
  let opened: OpenSite | undefined;
  try {
    opened = await openSite({ ...around, graph }, asked, name);
    await putAll({ ...opened.site, earlier, keptLink }, findings);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    asked.say('Stopped: what was measured so far is kept.');
  } finally {
    // Not through the stoppable gateway: a run that is stopped cleans up too.
    leftBehind.push(...(await tidyUp(around, name, opened?.made)));
  }
  const profile = withAnswers(earlier, answersOf(findings, licences), today(around.clock));
  const deltaLink = findings.find((finding) => finding.deltaLink)?.deltaLink ?? keptLink;
  const file = writeResult({ siteId: around.siteId, profile, deltaLink }, findings);
  return { findings, profile, line: writeProfile(profile), file, leftBehind };
}

async function putAll(site: VerifySite, findings: Finding[]): Promise<void> {
  for (const measurement of measurements) findings.push(await findingOf(measurement, site));
}

async function findingOf({ asks, measure }: Measurement, site: VerifySite): Promise<Finding> {
  try {
    return { asks, measured: true, ...(await measure(site)) };
  } catch (error) {
    if (error instanceof Stopped) throw error;
    return { asks, measured: false, told: whyNot(error), sets: {} };
  }
}

function whyNot(error: unknown): string {
  if (error instanceof NotMeasured) return error.message;
  if (error instanceof GraphError) return `Not measured: the tenant answered ${inWords(error)}.`;
  // A fault of ours in one question must not cost the answers to the others.
  return `Not measured: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

function answersOf(
  findings: readonly Finding[],
  licences: TenantProfile['licences'],
): Partial<ProfileAnswers> {
  const said: Partial<ProfileAnswers> = licences === 'unknown' ? {} : { licences };
  return findings.reduce((all, { sets }) => ({ ...all, ...sets }), said);
}
