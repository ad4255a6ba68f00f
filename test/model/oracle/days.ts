/** England's bank holidays from December 2026 to May 2028. Source: gov.uk/bank-holidays. */
const bankHolidays =
  '2026-12-25 2026-12-28 2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28 2028-01-03 2028-04-14 2028-04-17 2028-05-01 2028-05-29'.split(
    ' ',
  );
/** When London puts its clocks on and back in 2027 and 2028. */
const summers = [
  ['2027-03-28T01:00:00.000Z', '2027-10-31T01:00:00.000Z'],
  ['2028-03-26T01:00:00.000Z', '2028-10-29T01:00:00.000Z'],
] as const;

/** The day in London of an instant. */
export function londonDay(instant: string): string {
  const isSummer = summers.some(([from, to]) => instant >= from && instant < to);
  return new Date(Date.parse(instant) + (isSummer ? 3_600_000 : 0)).toISOString().slice(0, 10);
}

/** The day after. */
export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** Whether an office works on the day. 4 January 2027 was a Monday. */
export function isOfficeDay(day: string): boolean {
  const since = Math.round((Date.parse(day) - Date.parse('2027-01-04')) / 86_400_000);
  const weekday = ((since % 7) + 7) % 7;
  return weekday < 5 && !bankHolidays.includes(day);
}

/** Office days after the first day up to the second, counted one by one. */
export function officeDays(from: string, to: string): number {
  let count = 0;
  for (let day = from; day < to;) {
    day = nextDay(day);
    if (isOfficeDay(day)) count += 1;
  }
  return count;
}

/** The day on which so many office days have gone by; with none left the next one that there is. */
export function afterOfficeDays(from: string, count: number): string {
  let day = from;
  let gone = 0;
  while (gone < count || !isOfficeDay(day)) {
    day = nextDay(day);
    if (isOfficeDay(day)) gone += 1;
  }
  return day;
}

/** A time in which a stage's clock stood: not the day of the question, up to that of the answer. */
export interface Pause {
  asked: string;
  answered?: string;
}

/**
 * The last day for an answer: so many office days after the first day, none of them in a pause.
 * A stage that is late when it is asked about is due as soon as it is answered.
 */
export function dueDay(opened: string, waitingDays: number, pauses: readonly Pause[]): string {
  let due = afterOfficeDays(opened, waitingDays);
  for (const { asked, answered } of pauses) {
    if (answered === undefined) return due;
    due = afterOfficeDays(answered, officeDays(asked, due));
  }
  return due;
}
