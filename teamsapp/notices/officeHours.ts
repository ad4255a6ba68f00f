import type { App } from '../app';
import { dayOf, timeOf } from '../common/dates';
import { setting } from '../settings/inForce';
import { isWorkingDay } from '../settings/workingDays';

/** When a working day begins for reminders and digests, and when it has ended. London time. */
export const officeOpens = '08:00';
const officeCloses = '18:00';

/**
 * Whether people may be reminded now: on a working day from 08:00 until before 18:00 in London.
 * What follows from somebody's own press does not ask this.
 */
export function isOfficeTime(
  app: Pick<App, 'settings' | 'auditKey' | 'clock'>,
  now: Date = app.clock.now(),
): boolean {
  const at = now.toISOString();
  const time = timeOf(at);
  if (time < officeOpens || time >= officeCloses) return false;
  return isWorkingDay(setting(app, 'calendar'), dayOf(at));
}
