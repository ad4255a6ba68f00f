import type { DecideItemInput } from '../../../teamsapp/api/contract';

/** What a panel made of an item, as agenda and minutes say it. */
export const outcomeWords: Readonly<Record<DecideItemInput['verdict'], string>> = {
  approve: 'Approved',
  approveWithConditions: 'Approved with conditions',
  decline: 'Declined',
  defer: 'Deferred',
};
