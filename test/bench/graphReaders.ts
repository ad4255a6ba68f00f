import { Client, PageIterator, TelemetryHandler } from '@microsoft/microsoft-graph-client';
import {
  AuthenticationHandler,
  type Context,
  type PageCollection,
  RedirectHandler,
  RetryHandler,
  RetryHandlerOptions,
} from '@microsoft/microsoft-graph-client';
import { Agent, get } from 'node:http';
import { openClient } from '../../graph/client';
import { type GraphGateway, openGateway } from '../../graph/gateway';
import { limitsOf } from '../../graph/budget';
import { openMeter } from '../../graph/meter';
import { pagesOf } from '../../graph/paging';
import { realPace } from '../../graph/retry';
import { type Send, sendOver } from '../../graph/transport';

/** Reads a whole list in pages of a size and answers how many items it saw. */
export type Reader = (url: string, pageSize: number) => Promise<number>;

const itemsPath = '/sites/s/lists/l/items?$expand=fields&$top=';

/** The product's own gateway to a Graph over HTTP, as openGraph makes it. */
export function gatewayTo(url: string): GraphGateway {
  return gatewayOver(sendOver({ kind: 'local', url }));
}

/** The product's own gateway over any last step. */
export function gatewayOver(send: Send): GraphGateway {
  const requestOnce = openClient({
    send,
    token: () => Promise.resolve('bench'),
    userAgent: () => 'NONISV|Bench|EducationPackages/bench',
  });
  return openGateway({
    requestOnce,
    pace: realPace,
    books: openMeter({ now: Date.now, limits: limitsOf['0-1k'] }),
    log: () => undefined,
    deadline: 60_000,
  });
}

/** This product: its gateway and its paging. */
export const readOurs: Reader = async (url, pageSize) => {
  let rows = 0;
  const path = `${itemsPath}${String(pageSize)}`;
  for await (const page of pagesOf(gatewayTo(url), { path })) rows += page.length;
  return rows;
};

/** Microsoft's client as its readme shows it, with its PageIterator. */
export const readPageIterator: Reader = async (url, pageSize) => {
  const client = microsoftClient(sendOver({ kind: 'local', url }));
  let rows = 0;
  const first = (await client.api(`${itemsPath}${String(pageSize)}`).get()) as PageCollection;
  await new PageIterator(client, first, () => {
    rows += 1;
    return true;
  }).iterate();
  return rows;
};

/** Its default chain; only the last step differs, because its own goes to https alone. */
function microsoftClient(send: Send): Client {
  const chain = [
    new AuthenticationHandler({ getAccessToken: () => Promise.resolve('bench') }),
    new RetryHandler(new RetryHandlerOptions()),
    new RedirectHandler(),
    new TelemetryHandler(),
  ];
  chain.forEach((handler, index) => handler.setNext(chain[index + 1] ?? lastStep(send)));
  const [first] = chain;
  if (!first) throw new Error('A chain has a first step.');
  return Client.initWithMiddleware({ defaultVersion: 'v1.0', middleware: first });
}

function lastStep(send: Send) {
  return {
    async execute(context: Context): Promise<void> {
      context.response = await send(String(context.request), context.options ?? {});
    },
  };
}

/** PnP's client as its documentation sets it up outside a browser, page by page. */
export const readPnp: Reader = async (url, pageSize) => {
  // ES modules only, so they cannot be required like the rest.
  const { graphfi, DefaultHeaders, DefaultInit } = await import('@pnp/graph');
  const { BrowserFetchWithRetry, DefaultParse, InjectHeaders } = await import('@pnp/queryable');
  await import('@pnp/graph/sites/index.js');
  await import('@pnp/graph/lists/index.js');
  await import('@pnp/graph/list-item/index.js');
  const graph = graphfi(`${url}/v1.0`).using(
    DefaultHeaders(),
    DefaultInit(`${url}/v1.0`),
    InjectHeaders({ Authorization: 'Bearer bench' }),
    BrowserFetchWithRetry(),
    DefaultParse(),
  );
  let rows = 0;
  const items = graph.sites.getById('s').lists.getById('l').items.expand('fields').top(pageSize);
  for await (const page of items) rows += page.length;
  return rows;
};

const agent = new Agent({ keepAlive: true });

/** The floor: Node's own HTTP on a kept connection, JSON.parse, and nothing else. */
export const readBare: Reader = async (url, pageSize) => {
  let rows = 0;
  let next: string | undefined = `${url}/v1.0${itemsPath}${String(pageSize)}`;
  while (next !== undefined) {
    const page = pageIn(await textAt(next));
    rows += page.value.length;
    next = page['@odata.nextLink'];
  }
  return rows;
};

/** Every page of the list as text, for parsing alone. */
export async function pageTexts(url: string, pageSize: number): Promise<string[]> {
  const texts: string[] = [];
  let next: string | undefined = `${url}/v1.0${itemsPath}${String(pageSize)}`;
  while (next !== undefined) {
    const text = await textAt(next);
    texts.push(text);
    next = pageIn(text)['@odata.nextLink'];
  }
  return texts;
}

function textAt(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: 'Bearer bench' };
    get(url, { agent, headers }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        resolve(Buffer.concat(chunks).toString());
      });
      incoming.on('error', reject);
    }).on('error', reject);
  });
}

function pageIn(text: string): { value: unknown[]; '@odata.nextLink'?: string } {
  return JSON.parse(text) as { value: unknown[]; '@odata.nextLink'?: string };
}
