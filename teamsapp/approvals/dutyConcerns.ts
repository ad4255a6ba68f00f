import type { App } from '../app';
import { longDay } from '../common/dates';
import { reviewDue } from '../packages/reviewDue';
import type { PackageReason } from '../packages/educationPackage';
import { setting } from '../settings/inForce';
import type { Concern } from './approval';
import type { ConcernFacts } from './concerns';

/**
 * The clocks of section 19 that begin before the package, by its ground. The day they begin is
 * not in the log, so they cannot be counted, and a count from any other day would be wrong.
 *
 * Sources: SI 2007/1870 regulation 4, the council provides from the sixth school day after a
 * permanent exclusion; DfE statutory guidance of December 2023, provision once a pupil will miss
 * 15 school days through illness.
 */
const clocks: Readonly<Partial<Record<PackageReason, string>>> = {
  exclusion: 'Day 6 after a permanent exclusion cannot be counted (SI 2007/1870).',
  illness: 'The 15 school days of illness cannot be counted (DfE guidance, December 2023).',
};

/** The title by which posts in channels leave the concern out: it tells the legal ground. */
export const clockTitle = 'When the duty began is not recorded';

/** Which legal clocks run, as far as the log knows, and when the first review is due. */
export function dutyConcerns(
  app: Pick<App, 'settings' | 'auditKey' | 'clock'>,
  facts: ConcernFacts,
): Concern[] {
  return [...clockConcerns(facts), ...reviewConcerns(app, facts)];
}

function clockConcerns({ legalRoute, reason }: ConcernFacts): Concern[] {
  const sentence = reason && legalRoute === 'SECTION_19' ? clocks[reason] : undefined;
  if (sentence === undefined) return [];
  return [{ tone: 'info', title: clockTitle, sentence, about: 'law' }];
}

function reviewConcerns(
  app: Pick<App, 'settings' | 'auditKey' | 'clock'>,
  { startDate, endDate, nextReviewDue }: ConcernFacts,
): Concern[] {
  if (startDate === undefined || endDate === undefined) return [];
  const due = nextReviewDue ?? reviewDue(setting(app, 'calendar'), startDate, endDate);
  if (due === undefined) return [];
  return [
    {
      tone: 'info',
      title: 'Review due',
      figure: longDay(due),
      sentence: 'at the latest: at least once in each half term (DfE guide, February 2025).',
      about: 'law',
    },
  ];
}
