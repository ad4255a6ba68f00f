import type { App } from '../app';
import type { IsoDay } from '../common/dates';
import type { EducationPackage, PackageStatus } from '../packages/educationPackage';
import { packageReference } from '../packages/educationPackage';
import type { Concern } from './approval';
import type { ConcernFacts } from './concerns';
import { packagesOfChild } from './packagesOfChild';
import { counted, listed } from './requestWords';

/**
 * Hours a week with one provider above which education may be full-time. Guidance, not law:
 * "full-time" has no legal definition.
 *
 * Source: DfE view that above 18 hours a week may be full-time (HL5450, 20 February 2023).
 */
export const fullTimeAbove = { hoursPerWeek: 18, edition: 'HL5450, 20 February 2023' };

/** States in which a package takes, or may come to take, some of the child's week. */
const inTheWeek: ReadonlySet<PackageStatus> = new Set([
  'submitted',
  'inReview',
  'informationRequested',
  'approved',
  'agreementIssued',
  'active',
]);

interface Span {
  startDate: IsoDay;
  endDate: IsoDay;
}

/**
 * Whether the child would be with one unregistered provider for longer than a school week may be
 * part-time, counting every running or waiting package with that provider in its fullest week.
 * Never a finding: the rule and its edition stand in the sentence.
 */
export function hoursConcerns(app: Pick<App, 'packages'>, facts: ConcernFacts): Concern[] {
  const { provider } = facts;
  if (!provider || !['nonSchool', 'notChecked'].includes(provider.registrationStatus)) return [];
  const isUnchecked = provider.registrationStatus === 'notChecked';
  const unchecked = isUnchecked
    ? [
        info(
          'Registration not checked',
          `Whether ${provider.name} is registered as a school is not known.`,
        ),
      ]
    : [];
  const week = fullestWeek(app, facts);
  if (week === undefined) return unchecked;
  const { hours, uncounted } = week;
  if (hours > fullTimeAbove.hoursPerWeek) {
    return [fullTimeConcern(provider.name, hours, isUnchecked)];
  }
  if (uncounted === 0) return unchecked;
  const sentence = `${counted(uncounted, 'package')} with ${provider.name} ${uncounted === 1 ? 'says' : 'say'} no hours a week, so whether the week is above ${String(fullTimeAbove.hoursPerWeek)} hours is not known.`;
  return [...unchecked, info('Hours a week not known', sentence)];
}

/** The child's other running or waiting packages in the same weeks, by their references only. */
export function overlapConcerns(app: Pick<App, 'packages'>, facts: ConcernFacts): Concern[] {
  const references = othersInTheSameWeeks(app, facts).map(({ id }) => packageReference(id));
  if (references.length === 0) return [];
  const names = listed(references);
  const verb = references.length === 1 ? 'runs' : 'run';
  return [
    {
      tone: 'warning',
      title: `Overlaps ${names}`,
      sentence: `${names} ${verb} for the same child in some of the same weeks.`,
      about: 'money',
    },
  ];
}

function fullTimeConcern(name: string, hours: number, isUnchecked: boolean): Concern {
  const standing = isUnchecked
    ? 'whose registration as a school has not been checked'
    : 'which is not registered as a school';
  return {
    tone: 'danger',
    title: `Possible concern: more than ${String(fullTimeAbove.hoursPerWeek)} hours a week`,
    sentence: `The child would have ${counted(hours, 'hour')} a week with ${name}, ${standing}. More than ${String(fullTimeAbove.hoursPerWeek)} hours a week may be full-time (guidance: ${fullTimeAbove.edition}).`,
    about: 'law',
  };
}

/** The child's most hours in one week with the provider, and the packages that say no hours. */
function fullestWeek(
  app: Pick<App, 'packages'>,
  facts: ConcernFacts,
): { hours: number; uncounted: number } | undefined {
  const { hoursPerWeek, sessionsPerWeek, startDate, endDate, provider } = facts;
  if (startDate === undefined || endDate === undefined) return undefined;
  if (hoursPerWeek === undefined && sessionsPerWeek === undefined) return undefined;
  const others = othersInTheSameWeeks(app, facts).filter(
    ({ providerId }) => providerId === provider?.id,
  );
  // The fullest week begins where this package or another one does.
  const starts = [startDate, ...others.map((other) => other.startDate)].filter(
    (day) => day >= startDate,
  );
  const hours = starts.map((day) => others.filter((other) => covers(other, day)).reduce(plus, 0));
  return {
    hours: (hoursPerWeek ?? 0) + Math.max(...hours),
    uncounted: [{ hoursPerWeek }, ...others].filter((one) => one.hoursPerWeek === undefined).length,
  };
}

function othersInTheSameWeeks(
  app: Pick<App, 'packages'>,
  { childReference, startDate, endDate, requestKey }: ConcernFacts,
): readonly EducationPackage[] {
  if (childReference === undefined || startDate === undefined || endDate === undefined) return [];
  return packagesOfChild(app, childReference)
    .filter((other) => other.requestKey !== requestKey)
    .filter((other) => inTheWeek.has(other.status))
    .filter((other) => other.startDate <= endDate && other.endDate >= startDate);
}

function covers(span: Span, day: IsoDay): boolean {
  return span.startDate <= day && day <= span.endDate;
}

function plus(sum: number, { hoursPerWeek }: EducationPackage): number {
  return sum + (hoursPerWeek ?? 0);
}

function info(title: string, sentence: string): Concern {
  return { tone: 'info', title, sentence, about: 'law' };
}
