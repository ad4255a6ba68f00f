import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { itemsJoined } from './graphItems';

/**
 * A Graph with one list that costs nearly nothing to ask: its items are rendered beforehand and
 * a page is a slice of them. It answers items and items/delta of any list, page by page.
 */
const { bytes, ends } = itemsJoined(
  Number(process.argv[2] ?? 100_000),
  process.argv[3] === 'whole',
);
const count = ends.length;
const lastPage = Buffer.from(']}');

const server = createServer((incoming, outgoing) => {
  incoming.resume();
  const url = new URL(incoming.url ?? '/', 'http://localhost');
  const after = Number(url.searchParams.get('$skiptoken') ?? 0);
  const size = Number(url.searchParams.get('$top') ?? 200);
  const end = Math.min(count, after + size);
  const isDelta = url.pathname.endsWith('/delta');
  const links =
    end < count ? { '@odata.nextLink': linkTo(incoming, url, end) } : deltaLink(isDelta);
  const head = `{"@odata.context":"c",${JSON.stringify(links).slice(1, -1)}${end < count || isDelta ? ',' : ''}"value":[`;
  send(outgoing, [Buffer.from(head), slice(after, end), lastPage]);
});

/** The bytes of some items with the commas between them. */
function slice(from: number, end: number): Buffer {
  const start = from === 0 ? 0 : (ends[from - 1] ?? 0) + 1;
  return bytes.subarray(start, ends[end - 1] ?? start);
}

function linkTo({ headers }: IncomingMessage, url: URL, after: number): string {
  const next = new URL(url);
  next.searchParams.set('$skiptoken', String(after));
  const host = headers['x-forwarded-host'];
  const origin =
    typeof host === 'string' ? `https://${host}` : `http://${headers.host ?? 'localhost'}`;
  return `${origin}${next.pathname}${next.search}`;
}

function deltaLink(isDelta: boolean): object {
  if (!isDelta) return {};
  return {
    '@odata.deltaLink': 'https://graph.microsoft.com/v1.0/sites/s/lists/l/items/delta?token=t',
  };
}

function send(outgoing: ServerResponse, parts: Buffer[]): void {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': length });
  for (const part of parts) outgoing.write(part);
  outgoing.end();
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  console.log(`http://127.0.0.1:${String(port)} ${String(bytes.length)}`);
});
process.once('SIGTERM', () => process.exit(0));
