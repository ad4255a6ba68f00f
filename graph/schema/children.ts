import type { Child } from '../../teamsapp/children/child';
import { defineList, history, optional, requestKey } from './list';
import { choice, orEmpty, text } from './textColumns';
import { day, flag } from './valueColumns';
import { senTypes } from '../../teamsapp/common/senTypes';

/** The Children list: the only one with identity, so its permissions are narrower. */
export const children = defineList<Child>({
  name: 'Children',
  description: 'Children by the council’s own reference. Restricted: give nobody more than read.',
  title: 'Child',
  fields: {
    requestKey: requestKey(),
    reference: text('ChildReference', { unique: true }),
    initials: orEmpty(text('Initials')),
    dateOfBirth: optional(day('DateOfBirth')),
    upn: optional(text('Upn', { displayName: 'UPN' })),
    ehcPlan: flag('EhcPlan', { displayName: 'EHC plan' }),
    lookedAfter: flag('LookedAfter'),
    primaryNeed: optional(choice('PrimaryNeed', senTypes)),
    secondaryNeed: optional(choice('SecondaryNeed', senTypes)),
    homeSchool: optional(text('HomeSchool')),
    team: orEmpty(text('Team', { indexed: true })),
    restricted: flag('Restricted'),
    ...history(),
  },
});
