import { randomUUID } from 'node:crypto';
import type { Answer } from './answer';
import { errorBody, GraphFault } from './errors';
import type { GraphRequest } from './request';
import type { Responder } from './router';
import type { Store } from './store';

/**
 * Something around the router: it sees every request, alone or in a batch, and its answer.
 * Faults, throttling and permissions belong here.
 */
export type Layer = (next: Responder) => Responder;

/** One request and the answer it got, alone or as a part of a batch. */
export interface Exchange {
  request: GraphRequest;
  answer: Answer;
}

export type Observer = (exchange: Exchange) => void;

/**
 * Tells every request and its answer; outermost, so that it sees what clients see.
 *
 * What an observer throws, e.g. because the disk is full, goes to stderr as one line and no
 * further: the work is done by then, and its client must hear the answer it has.
 */
export function observedBy(observe: Observer): Layer {
  return (next) => (request) => {
    const answer = next(request);
    try {
      observe({ request, answer });
    } catch (cause) {
      const place = `${request.method} ${request.path}`;
      const said = (cause instanceof Error ? cause.message : String(cause)).replace(/\s+/g, ' ');
      process.stderr.write(`The local Graph could not note ${place} and went on: ${said}\n`);
    }
    return answer;
  };
}

/** Puts layers around a responder; the first is the outermost. */
export function chain(layers: Layer[], responder: Responder): Responder {
  return layers.reduceRight((next, layer) => layer(next), responder);
}

/** Turns whatever is thrown inside into Graph's error envelope. */
export function answeringErrors(now: () => Date): Layer {
  return (next) => (request) => {
    try {
      return next(request);
    } catch (cause) {
      const fault = cause instanceof GraphFault ? cause : unexpected(cause, request);
      const body = errorBody(fault, { ...marksOf(request), at: now().toISOString() });
      return { status: fault.status, headers: fault.headers, body };
    }
  };
}

/** Any bearer token will do, but there must be one. */
export const requiringToken: Layer = (next) => (request) => {
  if (carriesToken(request)) return next(request);
  throw new GraphFault(401, 'InvalidAuthenticationToken', 'Access token is empty.');
};

export function carriesToken({ headers }: GraphRequest): boolean {
  return /^bearer \S+$/i.test(headers.get('authorization') ?? '');
}

/** A write is wholly done and on the disk before it is answered, or not done at all. */
export function inTransaction(store: Store): Layer {
  return (next) => (request) =>
    request.method === 'GET' ? next(request) : store.transaction(() => next(request));
}

/** The ids of a request: the client's own, if it sent one, and one made here. */
export function marksOf(request: GraphRequest): { requestId: string; clientRequestId: string } {
  const known = marks.get(request);
  if (known) return known;
  const requestId = randomUUID();
  const clientRequestId = request.headers.get('client-request-id') ?? requestId;
  marks.set(request, { requestId, clientRequestId });
  return { requestId, clientRequestId };
}

const marks = new WeakMap<GraphRequest, { requestId: string; clientRequestId: string }>();

function unexpected(cause: unknown, { method, path }: GraphRequest): GraphFault {
  const detail = cause instanceof Error ? cause.stack : String(cause);
  process.stderr.write(`The local Graph failed at ${method} ${path}: ${detail}\n`);
  return new GraphFault(500, 'generalException', 'The local Graph failed; its log says why.');
}
