import type { Answer } from './answer';
import { answeringErrors, chain, inTransaction, observedBy, requiringToken } from './chain';
import type { Layer, Observer } from './chain';
import { controlOf, isControl } from './control';
import { deliver, waitFor } from './delivery';
import { meetingFaults, openFaults, type FaultRule, type Faults } from './faults';
import { lagBehind } from './lag';
import { LocalGraphLocked, noteOwner, ownerOf } from './lock';
import { recorderOfEnvironment, recordingTo } from './record';
import { readRequest } from './request';
import { responseOf, refusalOf } from './response';
import { routerOf, type Responder, type Surroundings } from './router';
import { routesOf } from './routes';
import { ensureSites } from './sites';
import { DatabaseBusy } from './sql/connection';
import { openSqlStore } from './sqlStore';
import type { Store } from './store';
import { openThrottling } from './throttle';
import { defaultSwitches, type Switches } from './switches';

export { LocalGraphLocked } from './lock';
export { serveLocalGraph } from './server';
export type { Exchange, Observer } from './chain';
export { faultNames, WrongRule } from './faults';
export type { FaultName, FaultReport, FaultRule, Faults, Meeting } from './faults';
export type { Switches } from './switches';

/** A running local Graph. */
export interface LocalGraph {
  /** Answers a request for `https://graph.microsoft.com/v1.0/...`; only path and query count. */
  handle(request: Request): Promise<Response>;
  /** Bad days on demand. */
  faults: Faults;
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
  /** Takes a line of JSON for every request and its answer, also of the parts of a batch. */
  record?: (line: string) => void;
  /** Bad days from the start. */
  faults?: FaultRule[];
  /** Decides the chances of faults; 1 by default. */
  seed?: number;
  /** Waits so many milliseconds before a late answer; the real time by default. */
  wait?: (milliseconds: number) => Promise<void>;
}

/**
 * Opens the local Graph over a data folder and takes the folder's lock.
 *
 * Throws LocalGraphLocked if a live process holds it.
 */
export function openLocalGraph(options: LocalGraphOptions): LocalGraph {
  const { dataDir, sites = [], now = () => new Date() } = options;
  // Before the folder is taken, so that a wrong rule leaves nothing open.
  const faults = openFaults(options.faults ?? [], options.seed ?? 1);
  const store = openStore(dataDir);
  ensureSites(store, ['', ...sites], now);
  const switches = { ...defaultSwitches, ...options.switches };
  const lag = lagBehind(store, switches, now);
  const throttling = openThrottling(switches, now);
  const respond = responderOf({ store: lag.store, switches, now }, [
    ...observersOf(options, now).map(observedBy),
    answeringErrors(now),
    requiringToken,
    throttling.layer,
    meetingFaults(faults, { now, beforeLastWrite: lag.beforeLastWrite }),
    // What the work itself refuses is an answer like any other to a fault around it.
    answeringErrors(now),
    lag.layer,
    inTransaction(store),
  ]);
  const control = controlOf({ faults, switches, throttling });
  const { wait = waitFor } = options;
  return {
    async handle(request) {
      try {
        if (isControl(request)) return await control(request);
        const read = await readRequest(request);
        const write = (answer: Answer) => responseOf(read, answer, now);
        return await deliver(respond(read), { request, write, wait });
      } catch (cause) {
        return refusalOf(cause, now);
      }
    },
    faults,
    close: () => store.close(),
  };
}

function responderOf(around: Surroundings, layers: Layer[]): Responder {
  // The parts of a batch go through the same layers as requests that come alone.
  const respondToPart: Responder = (request) => answer({ ...request, part: true });
  const answer = chain(layers, routerOf(routesOf(respondToPart), around));
  return answer;
}

function observersOf({ observe, record }: LocalGraphOptions, now: () => Date): Observer[] {
  const recorders = [record, recorderOfEnvironment()].filter((line) => line !== undefined);
  return [...(observe ? [observe] : []), ...recorders.map((line) => recordingTo(line, now))];
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
