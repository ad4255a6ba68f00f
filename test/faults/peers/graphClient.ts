import { Client, type Middleware, MiddlewareFactory } from '@microsoft/microsoft-graph-client';
import type { ListClient, Made } from './job';
import type { ListName, PlainLists } from './lists';

/**
 * The job on Microsoft's Graph client with its own default chain of middleware, retries and all;
 * only the last one, which would use the network, asks the local Graph.
 */
export function graphClientOn({ local, siteId, ids }: PlainLists): ListClient {
  const getAccessToken = () => Promise.resolve('a-token');
  const chain = MiddlewareFactory.getDefaultMiddlewareChain({ getAccessToken });
  const sender: Middleware = {
    async execute(context) {
      context.response = await local.handle(new Request(context.request, context.options));
    },
  };
  const client = Client.initWithMiddleware({ middleware: [...chain.slice(0, -1), sender] });
  const items = (list: ListName) => `/sites/${siteId}/lists/${ids[list]}/items`;
  return {
    async create(list, { key, status }) {
      const fields = { Key: key, Status: status };
      const { id, eTag } = (await client.api(items(list)).post({ fields })) as Made;
      return { id, eTag };
    },
    decide: ({ id, eTag }, Status) =>
      client
        .api(`${items('approvals')}/${id}`)
        .header('If-Match', eTag)
        .patch({ fields: { Status } }),
    setStatus: ({ id }, Status) =>
      client.api(`${items('packages')}/${id}`).patch({ fields: { Status } }),
    async readChanges() {
      const page = (await client.api(`${items('packages')}/delta?$expand=fields`).get()) as {
        value: { fields: { Key: string } }[];
      };
      return page.value.map(({ fields }) => fields.Key);
    },
  };
}
