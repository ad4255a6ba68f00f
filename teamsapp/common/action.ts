import { AsyncLocalStorage } from 'node:async_hooks';

/** What one person's action, or one job, has asked of Microsoft 365 so far. */
export interface Action {
  /** 'PACKAGE_LOGGED', 'approve', 'repair': a word of ours, never what was typed. */
  readonly name: string;
  /** Round trips: a batch counts once. */
  requests: number;
  /** SharePoint's resource units: each request inside a batch counts. */
  resourceUnits: number;
}

const running = new AsyncLocalStorage<Action>();

/** Runs work whose requests to Microsoft 365 are booked on an action of this name. */
export function withAction<T>(name: string, work: (action: Action) => Promise<T>): Promise<T> {
  const action: Action = { name, requests: 0, resourceUnits: 0 };
  return running.run(action, () => work(action));
}

/** The action that the running code belongs to; undefined outside of any. */
export function currentAction(): Action | undefined {
  return running.getStore();
}
