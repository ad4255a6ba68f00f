import type { App } from '../app';
import { dayOf, momentInWords, today, type IsoInstant } from '../common/dates';
import { packageReference } from '../packages/educationPackage';
import type {
  EducationPackage,
  LegalRoute,
  PackageReason,
  PriceUnit,
} from '../packages/educationPackage';
import type { Approval, ApprovalKind, Verdict } from './approval';

const routes: Readonly<Record<LegalRoute, string>> = {
  EOTAS_S61: 'EOTAS (section 61)',
  SECTION_19: 'section 19',
  CHILD_IN_CARE: 'child in care',
  CME: 'child missing education',
  ISS: 'independent special school',
};

/** The grounds as people say them; section 61's own ground goes without saying. */
export const reasonWords: Readonly<Record<PackageReason, string>> = {
  inappropriate: 'inappropriate in any school',
  exclusion: 'exclusion',
  illness: 'illness',
  otherwise: 'otherwise',
};

/** How a package is bought, as facts and pages say it. */
export const procurementRoutes: Readonly<Record<EducationPackage['procurementRoute'], string>> = {
  framework: 'Framework',
  blockContract: 'Block contract',
  exemption: 'Exemption',
  userChoice: 'User choice',
  spot: 'Spot purchase',
};

/** Behind an amount: "£45.00 an hour". */
export const unitWords: Readonly<Record<PriceUnit, string>> = {
  hour: 'an hour',
  session: 'a session',
  day: 'a day',
  week: 'a week',
  once: 'for the whole package',
};

/** What somebody did by a verdict, in the past tense. */
export const verdictVerbs: Readonly<Record<Verdict, string>> = {
  approve: 'approved',
  approveWithConditions: 'approved with conditions',
  decline: 'declined',
};

/** The same with what it was done to: "approved EP-1057 with conditions". */
export function verdictOn(verdict: Verdict, object: string): string {
  const [verb = '', ...rest] = verdictVerbs[verdict].split(' ');
  return [verb, object, ...rest].join(' ');
}

/** Route with its ground: "section 19 (exclusion)". */
export function routeWords(route: LegalRoute, reason?: PackageReason): string {
  return route === 'SECTION_19' && reason
    ? `${routes[route]} (${reasonWords[reason]})`
    : routes[route];
}

/** What to call the package that an approval is about: EP-1057, once it is known. */
export function referenceOf(app: Pick<App, 'packages'>, approval: Approval): string {
  const id = packageIdOf(app, approval);
  return id === undefined ? 'this package' : packageReference(id);
}

const kinds: Readonly<Record<ApprovalKind, (reference: string) => string>> = {
  new: (reference) => reference,
  variation: (reference) => `change of ${reference}`,
  extension: (reference) => `extension of ${reference}`,
  reconsideration: (reference) => `another look at ${reference}`,
};

/** What a request is about, for a heading: "EP-1042", "extension of EP-1042". */
export function subjectWords(kind: ApprovalKind, reference: string): string {
  return kinds[kind](reference);
}

/** The id of the package, also in the moment before the approval's row holds it. */
export function packageIdOf(app: Pick<App, 'packages'>, approval: Approval): number | undefined {
  return approval.packageId ?? app.packages.findByKey(approval.packageKey)?.id;
}

/** The package that an approval is about, as the copy in memory has it. */
export function packageOf(
  app: Pick<App, 'packages'>,
  approval: Approval,
): EducationPackage | undefined {
  return app.packages.findByKey(approval.packageKey);
}

/** A moment beside a verb: "at 10:42" today, "on 20 November 2026 at 10:42" before. */
export function whenWords(app: Pick<App, 'clock'>, at: IsoInstant): string {
  const words = momentInWords(at);
  return dayOf(at) === today(app.clock) ? words.slice(words.indexOf('at ')) : `on ${words}`;
}

/** A number with its noun: "1 hour", "12.5 hours". */
export function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** "A", "A and B", "A, B and C"; "or" where one of them is enough. */
export function listed(words: readonly string[], last: 'and' | 'or' = 'and'): string {
  const [final = ''] = words.slice(-1);
  return words.length < 2 ? final : `${words.slice(0, -1).join(', ')} ${last} ${final}`;
}
