import { randomUUID } from 'node:crypto';
import type { Answer } from './answer';
import { marksOf } from './chain';
import { errorBody, GraphFault } from './errors';
import type { GraphRequest } from './request';

const jsonType =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

/** Writes an answer as a WHATWG response, with the headers every answer of Graph has. */
export function responseOf(request: GraphRequest, answer: Answer, now: () => Date): Response {
  const { requestId, clientRequestId } = marksOf(request);
  const { status, body } = answer;
  const json = body !== undefined && !(body instanceof Uint8Array);
  const headers = {
    'request-id': requestId,
    'client-request-id': clientRequestId,
    Date: now().toUTCString(),
    ...(json ? { 'Content-Type': jsonType } : {}),
    ...answer.headers,
  };
  if (body === undefined) return new Response(null, { status, headers });
  const bytes = Buffer.from(body instanceof Uint8Array ? body : JSON.stringify(body));
  const response = new Response(bytes, { status, headers });
  bodies.set(response, bytes);
  return response;
}

const bodies = new WeakMap<Response, Buffer>();

/** The body of a response that was made here, without reading it through a stream again. */
export function bytesOf(response: Response): Buffer | undefined {
  return bodies.get(response);
}

/** Answers a request that could not even be read. */
export function refusalOf(cause: unknown, now: () => Date): Response {
  if (!(cause instanceof GraphFault)) throw cause;
  const requestId = randomUUID();
  const at = now().toISOString();
  const body = errorBody(cause, { requestId, clientRequestId: requestId, at });
  const marks = { 'request-id': requestId, 'client-request-id': requestId };
  const headers = { ...marks, Date: now().toUTCString() };
  return Response.json(body, { status: cause.status, headers });
}
