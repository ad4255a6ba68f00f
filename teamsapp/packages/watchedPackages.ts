import type { Watched } from '../activity/recordOutside';
import type { App } from '../app';
import { type EducationPackage, packageSubject } from './educationPackage';

/** What follows from other fields or from decisions, and so is never taken from a hand's edit. */
const restored: readonly string[] = [
  'requestKey',
  'requester',
  'status',
  'schoolWeeks',
  'weeklyCost',
  'wholeCost',
  'costByYear',
  'nextReviewDue',
  'retrospective',
  'changedOutside',
] satisfies readonly (keyof EducationPackage)[];

/** Fields in which people write sentences: the history names them without what they say. */
const sentences: readonly string[] = ['objectives', 'endReason'];

/** What a mark calls the fields that stay as they were found. */
const words: Readonly<Record<string, string>> = {
  childReference: 'child',
  providerId: 'provider',
  legalRoute: 'route',
  reason: 'reason',
  team: 'team',
  hoursPerWeek: 'hours',
  sessionsPerWeek: 'sessions',
  price: 'price',
  priceUnit: 'what the price is for',
  startDate: 'first day',
  endDate: 'last day',
  procurementRoute: 'procurement',
  objectives: 'objectives',
  reintegrationDate: 'reintegration date',
  endReason: 'reason for ending',
};

/** Packages that were changed in SharePoint: what follows is restored, what was agreed is marked. */
export function watchedPackages(app: Pick<App, 'packages'>): Watched<EducationPackage> {
  return {
    store: app.packages,
    subject: packageSubject,
    restores: (key) => restored.includes(key),
    shows: (key) => !sentences.includes(key),
    marks: (row, kept) => ({ changedOutside: marked(row.changedOutside, kept) }),
  };
}

function marked(already: string | undefined, kept: readonly string[]): string {
  const before = already?.split(', ') ?? [];
  return [...new Set([...before, ...kept.map((key) => words[key] ?? key)])].join(', ');
}
