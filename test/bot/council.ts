import { appWith, type AppStart, type TestApp } from '../support/app';
import { aChild, anApproval, aPackage, aProvider, priya } from '../support/build';
import { recordingTeams, type RecordingTeams } from '../support/teams';

/** The providers of the papers' examples. */
export const providers = [
  aProvider({ id: 37, lots: ['2a'], price: 3600, priceUnit: 'hour' }),
  aProvider({
    id: 311,
    name: 'Forest Trail Learning',
    town: 'Okebury',
    postcode: 'OK3 2AB',
    providerType: 'Outdoor learning',
    assuranceDate: '2025-09-18',
  }),
  aProvider({
    id: 348,
    name: 'Forest Trail Tutors',
    town: 'Norbridge',
    postcode: 'NB1 2CD',
    lots: ['2a'],
    capacity: 4,
    lowAge: 11,
    highAge: 16,
  }),
  aProvider({
    id: 402,
    name: 'Forest Trails Farm School',
    town: 'Lynmouth',
    postcode: 'LY7 1EF',
    providerType: 'Farm',
    status: 'suspended',
    statusSince: '2026-10-02',
    statusReason: 'Safeguarding concern',
  }),
  aProvider({ id: 501, name: 'Harbour House School', urn: '148112', town: 'Lynmouth' }),
];

export interface Council {
  app: TestApp;
  teams: RecordingTeams;
}

/** Wealdshire on 24 November 2026: child AB12, EP-0987 running, EP-1042 waiting for its Team Manager. */
export function council(start: AppStart = {}): Council {
  const app = appWith({
    providers,
    children: [aChild()],
    packages: [
      aPackage({ id: 987 }),
      aPackage({ id: 1042, status: 'inReview', startDate: '2027-01-04', endDate: '2027-02-12' }),
    ],
    approvals: [anApproval()],
    ...start,
  });
  return { app, teams: recordingTeams(app) };
}

/** A line of which everything is understood: exchange 1 of the papers. */
export const completeLine =
  'log eotas AB12 Forest Trail Tutors 12h £45/h 9 Jun to 16 Jul objectives "Attend four sessions in a row."';

export { priya };
