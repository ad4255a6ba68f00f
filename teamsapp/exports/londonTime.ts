import type { IsoInstant } from '../common/dates';

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** An instant as London's clocks show it, "2026-11-24 10:42". */
export function instantInLondon(instant: IsoInstant): string {
  return clock.format(new Date(instant));
}
