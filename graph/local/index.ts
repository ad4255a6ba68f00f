import { answeringErrors, chain, inTransaction, requiringToken } from './chain';
import { LocalGraphLocked, noteOwner, ownerOf } from './lock';
import { readRequest } from './request';
import { responseOf, refusalOf } from './response';
import { routerOf, type Responder } from './router';
import { routesOf } from './routes';
import { ensureSites } from './sites';
import { DatabaseBusy } from './sql/connection';
import { openSqlStore } from './sqlStore';
import type { Store } from './store';
import { defaultSwitches, type Switches } from './switches';

export { LocalGraphLocked } from './lock';
export { serveLocalGraph } from './server';
export type { Switches } from './switches';

/** A running local Graph. */
export interface LocalGraph {
  /** Answers a request for `https://graph.microsoft.com/v1.0/...`; only path and query count. */
  handle(request: Request): Promise<Response>;
  /** Gives the data folder free. */
  close(): void;
}

export interface LocalGraphOptions {
  /** A folder, or ':memory:'. */
  dataDir: string;
  /** Server-relative paths of sites there must be beside the root, e.g. 'sites/education'. */
  sites?: string[];
  /** What time it is; the real time by default. */
  now?: () => Date;
  /** Answers to open questions about the real service, other than the defaults. */
  switches?: Partial<Switches>;
}

/**
 * Opens the local Graph over a data folder and takes the folder's lock.
 *
 * Throws LocalGraphLocked if a live process holds it.
 */
export function openLocalGraph(options: LocalGraphOptions): LocalGraph {
  const { dataDir, sites = [], now = () => new Date() } = options;
  const store = openStore(dataDir);
  ensureSites(store, ['', ...sites], now);
  const switches = { ...defaultSwitches, ...options.switches };
  const respond = responderOf(store, switches, now);
  return {
    async handle(request) {
      try {
        const read = await readRequest(request);
        return responseOf(read, respond(read), now);
      } catch (cause) {
        return refusalOf(cause, now);
      }
    },
    close: () => store.close(),
  };
}

function responderOf(store: Store, switches: Switches, now: () => Date): Responder {
  const layers = [answeringErrors(now), requiringToken, inTransaction(store)];
  // The parts of a batch go through the same layers as requests that come alone.
  const respond: Responder = (request) => answer(request);
  const answer = chain(layers, routerOf(routesOf(respond), { store, switches, now }));
  return respond;
}

function openStore(dataDir: string): Store {
  try {
    const store = openSqlStore(dataDir);
    if (dataDir !== ':memory:') noteOwner(dataDir);
    return store;
  } catch (cause) {
    if (cause instanceof DatabaseBusy) throw new LocalGraphLocked(ownerOf(dataDir), dataDir);
    throw cause;
  }
}
