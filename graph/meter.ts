import { AsyncLocalStorage } from 'node:async_hooks';

/** Requests and resource units spent. */
export interface Spent {
  /** Round trips: a batch counts once. */
  requests: number;
  /** SharePoint's resource units: each request inside a batch counts. Directory requests cost none. */
  resourceUnits: number;
}

/** What has been spent on Graph since the start, in total, by operation and by user action. */
export interface Meter extends Spent {
  /** By method and address template: 'PATCH /sites/{id}/lists/{id}/items/{id}'. */
  readonly byOperation: ReadonlyMap<string, Readonly<Spent>>;
  /** By the name given to `withAction`. */
  readonly byAction: ReadonlyMap<string, Readonly<Spent>>;
}

/** One request as the meter sees it. */
export interface Metered {
  method: string;
  path: string;
  /** The requests inside, when it is a batch. */
  inside?: readonly { method: string; path: string }[];
}

const actions = new AsyncLocalStorage<string>();

/** Runs work whose Graph requests are booked under a user action's name: 'log a package'. */
export function withAction<T>(name: string, work: () => Promise<T>): Promise<T> {
  return actions.run(name, work);
}

/** The user action that the running code belongs to. */
export function currentAction(): string | undefined {
  return actions.getStore();
}

/** Opens a meter and the function that books one request on it; repeats are booked too. */
export function openMeter(): { meter: Meter; book(request: Metered): void } {
  const byOperation = new Map<string, Spent>();
  const byAction = new Map<string, Spent>();
  const meter = { requests: 0, resourceUnits: 0, byOperation, byAction };
  const book = (request: Metered): void => {
    const units = (request.inside ?? [request]).reduce((sum, one) => sum + unitsOf(one), 0);
    add(meter, units);
    add(entry(byOperation, `${request.method} ${templateOf(request.path)}`), units);
    const action = currentAction();
    if (action !== undefined) add(entry(byAction, action), units);
  };
  return { meter, book };
}

/**
 * What a request costs in resource units. Source: SharePoint Online throttling guidance
 * (learn.microsoft.com, 2 October 2025): 1 for one item, a download or a delta with a token, 2 for
 * lists and writes, 5 for permissions.
 */
export function unitsOf(request: { method: string; path: string }): number {
  const template = templateOf(request.path);
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
