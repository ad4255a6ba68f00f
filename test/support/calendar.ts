import { wealdshireCalendar } from '../../teamsapp/demo/calendar';

/** The calendar that the examples of the product's papers are true in. */
export const calendar = wealdshireCalendar;

/** The Tuesday on which tests take place. */
export const testDay = '2026-11-24';

/** 10:00 in London on that day; London is on UTC in November. */
export const testMoment = '2026-11-24T10:00:00.000Z';
