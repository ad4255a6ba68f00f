import type { Answer } from './answer';
import { callerOf } from './caller';
import type { Layer } from './chain';
import { GraphFault } from './errors';
import { unitsOf } from './resourceUnits';
import type { Switches } from './switches';

/** Licences of a tenant, from which an application's allowance follows. */
export type Band = Exclude<Switches['throttlingBand'], 'off'>;

type Window = 'minute' | 'day';

/** Resource units an application has per minute and per 24 hours, by the tenant's licences. */
const allowances: Record<Band, Record<Window, number>> = {
  '0-1k': { minute: 1250, day: 1_200_000 },
  '1k-5k': { minute: 2500, day: 2_400_000 },
  '5k-15k': { minute: 3750, day: 3_600_000 },
  '15k-50k': { minute: 5000, day: 4_800_000 },
  '50k+': { minute: 6250, day: 6_000_000 },
};

const lengths: Record<Window, number> = { minute: 60_000, day: 86_400_000 };
const windows: Window[] = ['minute', 'day'];

/** The part of the minute's units from which answers tell what is left. */
const tellingFrom = 0.8;

/** What one application used of one window. */
export interface Use {
  used: number;
  limit: number;
  /** Whole seconds until it begins anew. */
  resetsIn: number;
}

export interface Throttling {
  layer: Layer;
  /** What every application used of its running minute and day; only those that called are there. */
  report(): { band: Switches['throttlingBand']; applications: Record<string, Record<Window, Use>> };
}

/**
 * Meters resource units and refuses what goes over them, as documented (SharePoint Online
 * throttling guidance, learn.microsoft.com, 2 October 2025). A refused call counts too, and every
 * part of a batch is metered alone. Minutes and days are those of the clock, in UTC.
 */
export function openThrottling(switches: Switches, now: () => Date): Throttling {
  const counts = new Map<string, { window: number; used: number }>();
  const useOf = (application: string, window: Window, limit: number, units: number): Use => {
    const time = now().getTime();
    const running = Math.floor(time / lengths[window]);
    const key = `${window} ${application}`;
    const last = counts.get(key);
    const used = (last?.window === running ? last.used : 0) + units;
    counts.set(key, { window: running, used });
    const resetsIn = Math.ceil(((running + 1) * lengths[window] - time) / 1000);
    return { used, limit, resetsIn };
  };
  const usesOf = (application: string, band: Band, units: number): Record<Window, Use> => ({
    minute: useOf(application, 'minute', allowances[band].minute, units),
    day: useOf(application, 'day', allowances[band].day, units),
  });
  return {
    layer: (next) => (request) => {
      const units = unitsOf(request);
      if (switches.throttlingBand === 'off' || units === 0) return next(request);
      const uses = usesOf(callerOf(request), switches.throttlingBand, units);
      const spent = windows.map((window) => uses[window]).filter(({ used, limit }) => used > limit);
      if (spent.length > 0) throw throttled(spent, uses.minute);
      return withHeaders(next(request), telling(uses.minute));
    },
    report() {
      const band = switches.throttlingBand;
      if (band === 'off') return { band, applications: {} };
      const names = new Set([...counts.keys()].map((key) => key.slice(key.indexOf(' ') + 1)));
      const applications = [...names].map((name) => [name, usesOf(name, band, 0)] as const);
      return { band, applications: Object.fromEntries(applications) };
    },
  };
}

function throttled(spent: Use[], minute: Use): GraphFault {
  const wait = Math.max(...spent.map(({ resetsIn }) => resetsIn));
  return new GraphFault(429, 'activityLimitReached', 'The request has been throttled.', {
    'Retry-After': String(wait),
    ...telling(minute),
  });
}

function telling({ used, limit, resetsIn }: Use): Record<string, string> {
  if (used < limit * tellingFrom) return {};
  return {
    'RateLimit-Limit': String(limit),
    'RateLimit-Remaining': String(Math.max(0, limit - used)),
    'RateLimit-Reset': String(resetsIn),
  };
}

function withHeaders(answer: Answer, headers: Record<string, string>): Answer {
  return { ...answer, headers: { ...answer.headers, ...headers } };
}
