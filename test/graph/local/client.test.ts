import {
  Client,
  PageIterator,
  TelemetryHandler,
  type Context,
  type Middleware,
} from '@microsoft/microsoft-graph-client';
import { aGraph, aList, items, type Json } from './support';

/** Microsoft's own client with its last step replaced, as the product uses it. */
function clientOf(graph: ReturnType<typeof aGraph>): Client {
  class LocalHandler implements Middleware {
    async execute(context: Context): Promise<void> {
      const { request, options } = context;
      const read = typeof request === 'string' ? new Request(request, options) : request;
      read.headers.set('authorization', 'Bearer any');
      context.response = await graph.graph.handle(read);
    }
  }
  const telemetry = new TelemetryHandler();
  telemetry.setNext(new LocalHandler());
  return Client.initWithMiddleware({ middleware: telemetry });
}

describe('Microsoft’s client against the local Graph', () => {
  test('follows pages to the end', async () => {
    const graph = aGraph();
    const list = await aList(graph.call);
    await items(graph.call, list, {}, {}, {}, {}, {});
    const client = clientOf(graph);
    const first = await client.api(`${list}/items`).expand('fields').top(2).get();
    const found: string[] = [];
    await new PageIterator(client, first, ({ id }: Json) => {
      found.push(String(id));
      return true;
    }).iterate();
    expect(found).toEqual(['1', '2', '3', '4', '5']);
  });

  test('gets a conflict as an error with its code', async () => {
    const graph = aGraph();
    const list = await aList(graph.call);
    await items(graph.call, list, {});
    const change = clientOf(graph).api(`${list}/items/1`).header('If-Match', '"stale,9"');
    await expect(change.patch({ fields: { Title: 'x' } })).rejects.toMatchObject({
      statusCode: 412,
      code: 'resourceModified',
    });
  });
});
