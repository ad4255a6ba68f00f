import { Agent, request } from 'node:http';

/** Answers of a bare client that keeps its connections: the same one for every server measured. */
export interface BareAnswer {
  status: number;
  body: Buffer;
}

/** Sends JSON, or nothing, with Node's own HTTP. */
export type BareClient = (method: string, url: string, body?: string) => Promise<BareAnswer>;

/** Opens a client with so many connections. */
export function bareClient(connections: number): { send: BareClient; close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const send: BareClient = (method, url, body) =>
    new Promise((resolve, reject) => {
      const headers = {
        authorization: 'Bearer bench',
        'content-type': 'application/json',
        ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
      };
      const sending = request(url, { method, agent, headers }, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          resolve({ status: incoming.statusCode ?? 0, body: Buffer.concat(chunks) });
        });
      });
      sending.on('error', reject);
      sending.end(body);
    });
  return {
    send,
    close: () => {
      agent.destroy();
    },
  };
}

/** Does the work for each number from `from` up to `to`, so many at a time. */
export async function together(
  atOnce: number,
  [from, to]: readonly [number, number],
  work: (index: number) => Promise<void>,
): Promise<void> {
  let next = from;
  const worker = async () => {
    while (next < to) await work(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
