import type { IncomingMessage } from 'node:http';
import { GraphFault } from './errors';

const megabyte = 1024 * 1024;
const largestJson = 4 * megabyte;
const largestFile = 60 * megabyte;

/** Reads the body of a request; throws 413 as soon as it grows too large. */
export async function readBody(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const path = (incoming.url ?? '').split('?')[0] ?? '';
  const isFile = incoming.method === 'PUT' && /\/content$|^\/uploads\//.test(path);
  const largest = isFile ? largestFile : largestJson;
  if (Number(incoming.headers['content-length'] ?? 0) > largest) throw tooLarge(largest);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > largest) throw tooLarge(largest);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function tooLarge(largest: number): GraphFault {
  const message = `The request body is larger than ${largest / megabyte} MB.`;
  return new GraphFault(413, 'requestEntityTooLarge', message);
}
