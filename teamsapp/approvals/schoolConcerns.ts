import type { App } from '../app';
import type { Child } from '../children/child';
import { childrenByReference } from '../children/childByReference';
import { longDay } from '../common/dates';
import { fullestWeek, type ChildHours, type Week } from '../packages/fullestWeek';
import { packageGroups } from '../packages/packageGroups';
import type { Concern } from './approval';
import { fullTimeAbove, inTheWeek, isRegistered } from './childConcerns';
import type { ConcernFacts } from './concerns';
import { counted } from './requestWords';

/**
 * How many children in full-time education make a school that must be registered; one is enough
 * who has an EHC plan or is in care. The wider test of the Children's Wellbeing and Schools Act
 * 2026 section 43 is not used: whether it is in force is not known.
 *
 * Source: Education Act 1996 section 463.
 */
const school = { children: 5, edition: 'Education Act 1996 s.463' };

/**
 * Whether the provider, which is not known to be registered, may be a school: all teams' children
 * there in the fullest week of this package. Children are counted, never named; ages are not
 * looked at, though the law speaks of compulsory school age. Never a finding.
 */
export function schoolConcerns(
  app: Pick<App, 'packages' | 'children'>,
  facts: ConcernFacts,
): Concern[] {
  const { provider, startDate, endDate } = facts;
  if (!provider || isRegistered(provider)) return [];
  if (startDate === undefined || endDate === undefined) return [];
  const children = childrenByReference(app);
  const here = packagesHere(app, provider.id, { ...facts, startDate, endDate });
  const week = fullestWeek(
    here,
    { startDate, endDate },
    {
      hoursAbove: fullTimeAbove.hoursPerWeek,
      isVulnerable: (reference) => isVulnerable(children.get(reference)),
    },
  );
  // One child alone is said already, by its own hours.
  if (week.fullTime.length < 2 && week.vulnerable === 0) return [];
  return [concernAt(week, week.fullTime.filter((one) => !children.has(one)).length)];
}

/** This package and the other running or waiting ones with the provider. */
function packagesHere(
  app: Pick<App, 'packages'>,
  providerId: number,
  facts: ConcernFacts & { startDate: string; endDate: string },
): ChildHours[] {
  const { startDate, endDate, hoursPerWeek, requestKey, childReference = '' } = facts;
  const others = [...(packageGroups(app).byProvider.get(providerId) ?? [])].filter(
    (other) => other.requestKey !== requestKey && inTheWeek.has(other.status),
  );
  const own = {
    childReference,
    startDate,
    endDate,
    ...(hoursPerWeek !== undefined && { hoursPerWeek }),
  };
  return [own, ...others];
}

function isVulnerable(child: Child | undefined): boolean {
  return child !== undefined && (child.ehcPlan || child.lookedAfter);
}

function concernAt(
  { from, children, fullTime, vulnerable, uncounted }: Week,
  unknown: number,
): Concern {
  const above = String(fullTimeAbove.hoursPerWeek);
  const facts = [
    `From ${longDay(from)}, ${String(fullTime.length)} of ${children === 1 ? '1 child' : `${String(children)} children`} there would have more than ${above} hours a week, ${vulnerable === 0 ? 'none' : String(vulnerable)} with an EHC plan or in care`,
    ...(unknown > 0 ? [`not recorded for ${String(unknown)}`] : []),
    ...(uncounted > 0 ? [`${counted(uncounted, 'package')} without hours not counted`] : []),
  ].join('; ');
  const rule = `${String(school.children)} such children, or 1 with a plan or in care, may make it a school (${school.edition}; ${fullTimeAbove.edition}).`;
  return {
    ...standing(fullTime.length, vulnerable),
    sentence: `${facts}. ${rule} A check, not a finding.`,
    about: 'law',
  };
}

/** Titles differ by tone: a danger that was only a warning when it was asked is a new one. */
function standing(fullTime: number, vulnerable: number): Pick<Concern, 'tone' | 'title'> {
  if (fullTime >= school.children || vulnerable > 0) {
    return { tone: 'danger', title: 'Possible unregistered school' };
  }
  return fullTime === school.children - 1
    ? { tone: 'warning', title: 'One child fewer than an unregistered school' }
    : {
        tone: 'info',
        title: `Children with more than ${String(fullTimeAbove.hoursPerWeek)} hours a week here`,
      };
}
