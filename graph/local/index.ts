import type { Answer } from './answer';
import { answeringErrors, chain, inTransaction, observedBy, requiringToken } from './chain';
import type { Layer, Observer } from './chain';
import { controlOf, isControl } from './control';
import { deliver, waitFor } from './delivery';
import { sendingDownloads } from './downloads';
import { meetingFaults, openFaults } from './faults';
import { enforcingGrants } from './grants';
import { groupCommit } from './groupCommit';
import { lagBehind } from './lag';
import { LocalGraphLocked, noteOwner, ownerOf } from './lock';
import { shakeHands } from './notify/handshake';
import { openNotifier } from './notify/notifier';
import { realTimers } from './notify/timers';
import { readingDollarless } from './odata/dollarless';
import type { LocalGraph, LocalGraphOptions } from './options';
import { recorderOfEnvironment, recordingTo } from './record';
import { restoreItem } from './recycleBin';
import { readRequest } from './request';
import { responseOf, refusalOf } from './response';
import { routerOf, toSecond, type Responder, type Surroundings } from './router';
import { routesOf } from './routes';
import { ensureSites } from './sites';
import { DatabaseBusy } from './sql/connection';
import { openSqlStore } from './sqlStore';
import type { Store } from './store';
import { defaultSwitches } from './switches';
import { openThrottling } from './throttle';
import { receivingUploads } from './uploads';

export { LocalGraphLocked } from './lock';
export { serveLocalGraph } from './server';
export type { Exchange, Observer } from './chain';
export { faultNames, WrongRule } from './faults';
export type { FaultName, FaultReport, FaultRule, Faults, Meeting } from './faults';
export type { Deliver } from './notify/post';
export type { Timers } from './notify/timers';
export type { LocalGraph, LocalGraphOptions } from './options';
export type { Switches } from './switches';

/**
 * Opens the local Graph over a data folder and takes the folder's lock.
 *
 * Throws LocalGraphLocked if a live process holds it.
 */
export function openLocalGraph(options: LocalGraphOptions): LocalGraph {
  const { dataDir, sites = [], now = () => new Date() } = options;
  const { deliver: post = (request: Request) => fetch(request), timers = realTimers } = options;
  const { notifyAfterMs = 50, wait = waitFor } = options;
  // Before the folder is taken, so that a wrong rule leaves nothing open.
  const faults = openFaults(options.faults ?? [], options.seed ?? 1);
  const store = openStore(dataDir);
  ensureSites(store, ['', ...sites], now);
  const switches = { ...defaultSwitches, ...options.switches };
  const lag = lagBehind(store, switches, now);
  const around = { store: lag.store, switches, now };
  const throttling = openThrottling(switches, now);
  const respond = responderOf(around, [
    ...observersOf(options, now).map(observedBy),
    answeringErrors(now),
    receivingUploads(around),
    sendingDownloads(around),
    requiringToken,
    throttling.layer,
    meetingFaults(faults, { now, beforeLastWrite: lag.beforeLastWrite }),
    // What the work itself refuses is an answer like any other to a fault around it.
    answeringErrors(now),
    enforcingGrants(around),
    lag.layer,
    inTransaction(store),
    readingDollarless(switches),
  ]);
  const commits = groupCommit(store, respond);
  const notifier = openNotifier({ store, now, deliver: post, timers, notifyAfterMs });
  const byHand: Pick<LocalGraph, 'restoreItem' | 'requireReauthorization'> = {
    restoreItem(listId, itemId) {
      store.transaction(() => restoreItem({ ...around, now: toSecond(now()) }, listId, itemId));
      notifier.look();
    },
    requireReauthorization: (subscriptionId) => notifier.requireReauthorization(subscriptionId),
  };
  const control = controlOf({ faults, switches, throttling, ...byHand });
  const answerTo = async (request: Request): Promise<Response> => {
    const read = await readRequest(request);
    await shakeHands(read, around, { deliver: post, timers });
    const answer = await commits.answer(read);
    if (read.method !== 'GET') notifier.look();
    const write = (written: Answer) => responseOf(read, written, now);
    return deliver(answer, { request, write, wait });
  };
  return {
    async handle(request) {
      try {
        return await (isControl(request) ? control(request) : answerTo(request));
      } catch (cause) {
        return refusalOf(cause, now);
      }
    },
    faults,
    ...byHand,
    close() {
      commits.settle();
      notifier.close();
      store.close();
    },
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
