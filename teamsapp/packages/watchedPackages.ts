import type { Watched } from '../activity/recordOutside';
import type { App } from '../app';
import { setting } from '../settings/inForce';
import { type EducationPackage, packageSubject } from './educationPackage';

type WatchingApp = Pick<App, 'packages' | 'providers' | 'settings' | 'auditKey' | 'clock'>;

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
  'emergency',
  'changesApplied',
  'changedOutside',
] satisfies readonly (keyof EducationPackage)[];

/** Fields in which people write sentences: the history names them without what they say. */
const sentences: readonly string[] = ['objectives', 'endReason'];

/** What marks and histories call the fields. */
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
  schoolWeeks: 'school weeks',
  weeklyCost: 'weekly cost',
  wholeCost: 'whole cost',
  costByYear: 'cost by year',
  nextReviewDue: 'next review',
  requestKey: 'request key',
  waitingFor: 'who it waits for',
  dueDate: 'last day for an answer',
  packageId: 'package',
};

/** What people call a field of a package or of its request: "first day". */
export function fieldWords(key: string): string {
  return words[key] ?? key;
}

/**
 * Packages that were changed in SharePoint: what follows is restored, and a team or a provider that
 * there is not; what was agreed is marked.
 */
export function watchedPackages(app: WatchingApp): Watched<EducationPackage> {
  const points: Partial<Record<string, (row: EducationPackage) => boolean>> = {
    team: ({ team }) => setting(app, 'teams').some(({ id }) => id === team),
    providerId: ({ providerId }) => app.providers.find(providerId) !== undefined,
  };
  return {
    store: app.packages,
    subject: packageSubject,
    restores: (key, row) => restored.includes(key) || points[key]?.(row) === false,
    shows: (key) => !sentences.includes(key),
    marks: (row, kept) => ({ changedOutside: marked(row.changedOutside, kept) }),
  };
}

function marked(already: string | undefined, kept: readonly string[]): string {
  const before = already?.split(', ') ?? [];
  return [...new Set([...before, ...kept.map(fieldWords)])].join(', ');
}
