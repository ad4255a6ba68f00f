import { currentAction } from '../teamsapp/common/action';
import { type Budget, type Limits, openBudget } from './budget';

/** Requests and resource units spent. */
export interface Spent {
  /** Round trips: a batch counts once. */
  requests: number;
  /** SharePoint's resource units: each request inside a batch counts. Directory requests cost none. */
  resourceUnits: number;
}

/** What has been spent on Graph since the start, in total, by operation and by user action. */
export interface Meter extends Readonly<Spent> {
  /** Requests that were answered 429, those inside batches too. */
  readonly throttled: number;
  /** By method and address template: 'PATCH /sites/{id}/lists/{id}/items/{id}'. */
  readonly byOperation: ReadonlyMap<string, Readonly<Spent>>;
  /** By the name given to `withAction`. */
  readonly byAction: ReadonlyMap<string, Readonly<Spent>>;
  readonly budget: Pick<Budget, 'state'>;
}

/** One request as the meter sees it. */
export interface Metered {
  method: string;
  path: string;
  /** `templateOf(path)`, worked out once for all who ask. */
  template: string;
  /** The requests inside, when it is a batch. */
  inside?: readonly Omit<Metered, 'inside'>[];
}

/** Where requests are booked. */
export interface Books {
  meter: Meter;
  /** Books one request; repeats are booked too, since Graph counts them. */
  book(request: Metered): void;
  /** Notes so many answers of 429. */
  throttled(count: number): void;
}

export interface MeterOptions {
  now(): number;
  limits: Limits;
}

/** Opens a meter with nothing on it. */
export function openMeter({ now, limits }: MeterOptions): Books {
  const byOperation = new Map<string, Spent>();
  const byAction = new Map<string, Spent>();
  const budget = openBudget(limits, now);
  const meter = { requests: 0, resourceUnits: 0, throttled: 0, byOperation, byAction, budget };
  return {
    meter,
    book(request) {
      const units = (request.inside ?? [request]).reduce(
        (sum, one) => sum + unitsOf(one, one.template),
        0,
      );
      add(meter, units);
      budget.spend(units);
      add(entry(byOperation, `${request.method} ${request.template}`), units);
      const action = currentAction();
      if (action === undefined) return;
      add(action, units);
      add(entry(byAction, action.name), units);
    },
    throttled(count) {
      meter.throttled += count;
    },
  };
}

/**
 * What a request costs in resource units. Source: SharePoint Online throttling guidance
 * (learn.microsoft.com, 2 October 2025): 1 for one item, a download or a delta with a token, 2 for
 * lists and writes, 5 for permissions.
 */
export function unitsOf(
  request: { method: string; path: string },
  template = templateOf(request.path),
): number {
  if (!/^\/(sites|drives)\b/.test(template)) return 0;
  if (template.includes('/permissions')) return 5;
  if (request.method !== 'GET') return 2;
  if (template.endsWith('/items/delta')) return /[?&(]token=/.test(request.path) ? 1 : 2;
  return /\/(items|lists|columns|children)$/.test(template) ? 2 : 1;
}

/** An address for logs: without query, ids and names. */
export function templateOf(path: string): string {
  const bare = path.replace(/^https:\/\/[^/]+\/v1\.0/, '').replace(/\?.*$/, '');
  return bare
    .replace(/\/root:\/.*?(:|$)/, '/root:{path}$1')
    .replace(/\/(sites|lists|columns|items|users|groups|drives|subscriptions)\/([^/]+)/g, hide)
    .replace(/\(token=.*\)/, '');
}

function hide(whole: string, collection: string, next: string): string {
  return next === 'delta' || next.startsWith('delta(') ? whole : `/${collection}/{id}`;
}

function add(spent: Spent, units: number): void {
  spent.requests += 1;
  spent.resourceUnits += units;
}

function entry(map: Map<string, Spent>, name: string): Spent {
  const found = map.get(name) ?? { requests: 0, resourceUnits: 0 };
  map.set(name, found);
  return found;
}
