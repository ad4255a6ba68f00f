import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Timers } from '../../../graph/local/index';
import type { Json } from './support';

/** One POST that a receiver was sent. */
export interface Sent {
  path: string;
  contentType: string | null;
  text: string;
}

export interface Receiver {
  url: string;
  sent: Sent[];
  close(): Promise<void>;
}

/** A program that gives tokens back and takes every notification, over real HTTP on loopback. */
export async function aReceiver(): Promise<Receiver> {
  const sent: Sent[] = [];
  const server = createServer((incoming, outgoing) => {
    const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://localhost');
    const contentType = incoming.headers['content-type'] ?? null;
    void textOf(incoming).then((text) => {
      sent.push({ path: pathname, contentType, text });
      const token = searchParams.get('validationToken');
      outgoing.writeHead(token === null ? 202 : 200, { 'content-type': 'text/plain' });
      outgoing.end(token ?? '');
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    sent,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString();
}

export interface HandTimers extends Timers {
  /** Lets so many milliseconds pass, and what they set off end. */
  pass(milliseconds: number): Promise<void>;
}

/** Timers that go on only when a test says so. */
export function handTimers(): HandTimers {
  let now = 0;
  let waiting: { at: number; work: () => void }[] = [];
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    set(work, milliseconds) {
      const timer = { at: now + milliseconds, work };
      waiting.push(timer);
      return timer;
    },
    clear(timer) {
      waiting = waiting.filter((one) => one !== timer);
    },
    async pass(milliseconds) {
      const end = now + milliseconds;
      await settle();
      for (;;) {
        const [next] = waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (!next) break;
        waiting = waiting.filter((one) => one !== next);
        now = next.at;
        next.work();
        await settle();
      }
      now = end;
    },
  };
}

/** A receiver without HTTP: gives tokens back, and does with notifications as it is told. */
export function aDeliverer(timers: HandTimers) {
  const received: Json[] = [];
  const posts: number[] = [];
  let answer: () => Promise<Response> = () => Promise.resolve(new Response(null, { status: 202 }));
  return {
    /** Every notification, in order. */
    received,
    /** How many notifications each POST carried. */
    posts,
    timers,
    answers(next: () => Promise<Response>) {
      answer = next;
    },
    async deliver(request: Request): Promise<Response> {
      const token = new URL(request.url).searchParams.get('validationToken');
      if (token !== null) return new Response(token, { headers: { 'content-type': 'text/plain' } });
      const { value } = (await request.json()) as { value: Json[] };
      posts.push(value.length);
      received.push(...value);
      return answer();
    },
  };
}
