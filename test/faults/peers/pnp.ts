import type * as Pnp from '@pnp/graph';
import type { IList } from '@pnp/graph/lists/index.js';
import type * as Queryable from '@pnp/queryable';
import type {} from '@pnp/graph/sites/index.js';
import type {} from '@pnp/graph/list-item/index.js';
import { shipped } from '../../foreign/stage';
import type { ListClient, Made } from './job';
import type { ListName, PlainLists } from './lists';

/** PnPjs as it is shipped, loaded once. */
export interface LoadedPnp {
  pnp: typeof Pnp;
  queryable: typeof Queryable;
  /** The world in which it runs: its fetch and its timers are the ones found there. */
  outside: typeof globalThis;
}

export async function loadPnp(): Promise<LoadedPnp> {
  const pnp = await shipped<typeof Pnp>('@pnp/graph');
  const queryable = await shipped<typeof Queryable>('@pnp/queryable');
  for (const room of ['sites', 'lists', 'list-item']) await shipped(`@pnp/graph/${room}/index.js`);
  const { default: outside } = await shipped<{ default: typeof globalThis }>(
    'data:text/javascript,export default globalThis',
  );
  return { pnp, queryable, outside };
}

/**
 * The job on PnPjs with its own default behaviours for Graph, retries and all; the fetch that it
 * finds in its world must ask the local Graph meanwhile.
 */
export function pnpOn({ siteId, ids }: PlainLists, { pnp, queryable }: LoadedPnp): ListClient {
  const graph = pnp
    .graphfi()
    .using(pnp.GraphBrowser(), queryable.InjectHeaders({ Authorization: 'Bearer a-token' }));
  const items = (list: ListName) => graph.sites.getById(siteId).lists.getById(ids[list]).items;
  const anItem = (fields: object) => ({ fields }) as Parameters<IList['items']['add']>[0];
  return {
    async create(list, { key, status }) {
      const { id, eTag } = (await items(list).add(anItem({ Key: key, Status: status }))) as Made;
      return { id, eTag };
    },
    decide: ({ id, eTag }, Status) =>
      items('approvals')
        .getById(id)
        .using(queryable.InjectHeaders({ 'If-Match': eTag }))
        .update(anItem({ Status })),
    setStatus: ({ id }, Status) => items('packages').getById(id).update(anItem({ Status })),
    async readChanges() {
      const rows = (await pnp.GraphCollection(items('packages'), 'delta').expand('fields')()) as {
        fields: { Key: string };
      }[];
      return rows.map(({ fields }) => fields.Key);
    },
  };
}
