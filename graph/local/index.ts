import { answeringErrors, chain, inTransaction, observedBy, requiringToken } from './chain';
import type { Observer } from './chain';
import { groupCommit } from './groupCommit';
import { LocalGraphLocked, noteOwner, ownerOf } from './lock';
import { readRequest } from './request';
import { responseOf, refusalOf } from './response';
import { routerOf, type Responder, type Surroundings } from './router';
import { routesOf } from './routes';
import { ensureSites } from './sites';
import { DatabaseBusy } from './sql/connection';
import { openSqlStore } from './sqlStore';
import type { Store } from './store';
import { defaultSwitches, type Switches } from './switches';

export { LocalGraphLocked } from './lock';
export { serveLocalGraph } from './server';
export type { Exchange, Observer } from './chain';
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
  /** Is told of every request and its answer, also of the parts of a batch. */
  observe?: Observer;
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
  const respond = responderOf({ store, switches, now }, options.observe);
  const commits = groupCommit(store, respond);
  return {
    async handle(request) {
      try {
        const read = await readRequest(request);
        return responseOf(read, await commits.answer(read), now);
      } catch (cause) {
        return refusalOf(cause, now);
      }
    },
    close() {
      commits.settle();
      store.close();
    },
  };
}

function responderOf(around: Surroundings, observe: Observer | undefined): Responder {
  const { store, now } = around;
  const layers = [
    ...(observe ? [observedBy(observe)] : []),
    answeringErrors(now),
    requiringToken,
    inTransaction(store),
  ];
  // The parts of a batch go through the same layers as requests that come alone.
  const respond: Responder = (request) => answer(request);
  const answer = chain(layers, routerOf(routesOf(respond), around));
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
