import { longDay, shortDay } from '../days';

/** A day: "21 November 2026", or "21 Nov 2026" in grid cells and facts strips; "–" for none. */
export function Day({ day, short = false }: { day: string | null; short?: boolean }) {
  if (!day) return <>–</>;
  return <time dateTime={day}>{short ? shortDay(day) : longDay(day)}</time>;
}
