import type { World } from '../../../teamsapp/lines/reading';
import { suggestProviders } from '../../../teamsapp/providers/suggestProviders';
import { aChild, aPackage, aProvider, wealdshire } from '../../support/build';
import { calendar, testDay } from '../../support/calendar';

/** The providers of the bot's own examples. */
export const tutors = aProvider({
  id: 348,
  name: 'Forest Trail Tutors',
  town: 'Norbridge',
  postcode: 'NB1 2AA',
  lots: ['2a'],
});
export const learning = aProvider({
  id: 311,
  name: 'Forest Trail Learning',
  town: 'Okebury',
  postcode: 'OK3 1AB',
});
export const farm = aProvider({
  id: 402,
  name: 'Forest Trails Farm School',
  town: 'Lynmouth',
  postcode: 'LY7 5QQ',
  status: 'suspended',
  statusSince: '2026-10-02',
});
export const calmWaters = aProvider({ urn: '148112' });

/** The world on 24 November 2026 in which the bot's examples are true. */
export const world: World = {
  today: testDay,
  calendar,
  council: wealdshire.council,
  providers: [tutors, learning, farm, calmWaters],
  children: [aChild(), aChild({ id: 13, reference: 'AB1207' })],
  packages: [aPackage(), aPackage({ id: 987 }), aPackage({ id: 2001 })],
  teams: wealdshire.teams,
  suggestProviders,
};
