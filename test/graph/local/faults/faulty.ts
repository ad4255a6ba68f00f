import type { FaultRule } from '../../../../graph/local/faults';
import type { LocalGraphOptions } from '../../../../graph/local';
import { aGraph, aList, ids, type Reply, type TestGraph } from '../support';

/** A local Graph with one list, about to have bad days. */
export interface Faulty extends TestGraph {
  /** The address of the list. */
  list: string;
  fault(rule: FaultRule): number;
  create(title: string): Promise<Reply>;
  /** The ids of the items there are. */
  stored(): Promise<string[]>;
  /** Creates an item and gives up on the answer; gives what that failed with. */
  giveUpOn(title: string): Promise<unknown>;
}

export async function faulty(options: Partial<LocalGraphOptions> = {}): Promise<Faulty> {
  const one = aGraph(options);
  const { graph, call } = one;
  const list = await aList(call, [{ name: 'Status', text: {}, indexed: true }]);
  return {
    ...one,
    list,
    fault: (rule) => graph.faults.add(rule),
    create: (title) => call('POST', `${list}/items`, { fields: { Title: title } }),
    stored: async () => ids(await call('GET', `${list}/items`)),
    async giveUpOn(title) {
      const giving = new AbortController();
      const failure = failureOf(graph.handle(creation(list, title, giving.signal)));
      await new Promise((resolve) => setImmediate(resolve));
      giving.abort(new Error('The deadline is over.'));
      return failure;
    },
  };
}

/** The request that creates an item. */
export function creation(list: string, title: string, signal?: AbortSignal): Request {
  return new Request(`https://graph.microsoft.com/v1.0${list}/items`, {
    method: 'POST',
    headers: { authorization: 'Bearer any' },
    body: JSON.stringify({ fields: { Title: title } }),
    ...(signal ? { signal } : {}),
  });
}

/** What work fails with; 'answered' when it does not. */
export async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return await work.then(
    () => 'answered',
    (cause: unknown) => cause,
  );
}
