import type { IsoDay } from '../common/dates';
import type { SettingName, SettingValues } from './settings';

/** The day shown as the start of rules that nobody has published. */
export const defaultsFrom: IsoDay = '2000-01-01';

/**
 * What holds until an administrator publishes something: safe, and never a council's figure.
 * One stage without money limits; no channel, no group, no calendar. Where something is empty
 * the set-up warnings say so.
 */
export const defaults: { readonly [N in SettingName]: SettingValues[N] } = {
  council: {
    name: 'Your council',
    // 2 to 12 letters and digits with at least one digit.
    childReferencePattern: '(?=[A-Z0-9]*\\d)[A-Z0-9]{2,12}',
    hoursAtMost: 60,
    hoursWarnedAbove: 25,
    initialsInChannels: false,
  },
  roles: {},
  teams: [],
  approvalRules: {
    stages: [
      {
        name: 'Team Manager',
        body: { role: 'manager', ofTeam: 'package' },
        quorum: 1,
        waitingDays: 3,
      },
    ],
  },
  calendar: { terms: [], bankHolidays: [] },
  channels: [],
  deputies: [],
  panels: [],
  lots: [],
  budgets: [],
  // Source: devonshires.com and arthurcox.com on the thresholds of 1 January 2026. A figure of the
  // law, not of a council, so it may stand here.
  procurement: {
    lightTouchThreshold: 66_354_000,
    edition: 'Procurement Act 2023, as on 1 January 2026',
  },
};
