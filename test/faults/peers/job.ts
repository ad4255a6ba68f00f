import { GraphError } from '../../../graph/errors';
import type { ListName, PlainLists } from './lists';

/** A row as its client knows it after creating it. */
export interface Made {
  id: string;
  eTag: string;
}

/** The five things that the job asks of a Graph client, each as its documentation shows it. */
export interface ListClient {
  create(list: ListName, row: { key: string; status: string }): Promise<Made>;
  /** Changes an approval if it is still as it was read. */
  decide(approval: Made, status: string): Promise<unknown>;
  /** Changes a package. */
  setStatus(row: Made, status: string): Promise<unknown>;
  /** The keys of the packages that the list's changes tell. */
  readChanges(): Promise<readonly string[]>;
}

/** What a person was told of one step, beside what the lists hold afterwards. */
export type Told = 'saved' | 'failed' | 'unknown' | 'nothing';

interface Step {
  list: ListName;
  key: string;
  /** The row's status once the step is stored. */
  status: string;
  told: Told;
}

/** How often one client left something wrong behind. */
export interface Wrongs {
  /** Keys with more than one row. */
  doubled: number;
  /** Told as saved, and not stored. */
  lost: number;
  /** Told as failed, and stored. */
  deniedThoughSaved: number;
  /** No answer and no end of waiting. */
  neverEnded: number;
  /** Told that the end is open, and to look again; no wrong. */
  toldAsOpen: number;
}

export const noWrongs: Wrongs = {
  doubled: 0,
  lost: 0,
  deniedThoughSaved: 0,
  neverEnded: 0,
  toldAsOpen: 0,
};

/**
 * A package is logged, decided and read as a change, step by step, as anybody would write it: the
 * first step that fails is told as failed, and nobody presses again. Notes what was told.
 */
async function doJob(client: ListClient, steps: Step[]): Promise<void> {
  const step = async <T>(one: Omit<Step, 'told'>, work: () => Promise<T>): Promise<T> => {
    const told: Step = { ...one, told: 'nothing' };
    steps.push(told);
    try {
      const result = await work();
      told.told = 'saved';
      return result;
    } catch (error) {
      told.told = error instanceof GraphError && error.outcome === 'lost' ? 'unknown' : 'failed';
      throw error;
    }
  };
  const create = (list: ListName, key: string, status: string) =>
    step({ list, key, status }, () => client.create(list, { key, status }));
  const row = await create('packages', 'EP-1', 'submitted');
  const approval = await create('approvals', 'EP-1:new', 'open');
  const status = 'approved';
  await step({ list: 'approvals', key: 'EP-1:new', status }, () => client.decide(approval, status));
  await create('activity', 'EP-1#1', status);
  await step({ list: 'packages', key: 'EP-1', status }, () => client.setStatus(row, status));
  await client.readChanges();
}

/**
 * Does the job on the lists and counts what is wrong afterwards; undefined when none of its
 * requests met the fault that was asked for.
 */
export async function wrongsOf(client: ListClient, lists: PlainLists): Promise<Wrongs | undefined> {
  const steps: Step[] = [];
  const over = doJob(client, steps).then(
    () => true,
    () => true,
  );
  const ended = await Promise.race([over, lists.leftHanging.then(() => false)]);
  const [fault] = lists.local.faults.list();
  if (fault?.happened === 0) return undefined;
  lists.local.faults.clear();
  const stored = {
    packages: await lists.rows('packages'),
    approvals: await lists.rows('approvals'),
    activity: await lists.rows('activity'),
  };
  const isStored = ({ list, key, status }: Step) =>
    stored[list].some((row) => row.key === key && row.status === status);
  // What a later step wrote over is no longer there to be seen.
  const isOverwritten = (step: Step, index: number) =>
    steps
      .slice(index + 1)
      .some((later) => later.list === step.list && later.key === step.key && isStored(later));
  const visible = steps.filter((step, index) => !isOverwritten(step, index));
  const count = (told: Told, whetherStored: boolean) =>
    visible.filter((step) => step.told === told && isStored(step) === whetherStored).length;
  const doubled = Object.values(stored).map((rows) => {
    const keys = rows.map(({ key }) => key);
    return new Set(keys.filter((key, index) => keys.indexOf(key) !== index)).size;
  });
  return {
    doubled: doubled.reduce((sum, one) => sum + one, 0),
    lost: count('saved', false),
    deniedThoughSaved: count('failed', true),
    neverEnded: ended ? 0 : 1,
    toldAsOpen: steps.filter(({ told }) => told === 'unknown').length,
  };
}
