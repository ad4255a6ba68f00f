import type { Answer } from './answer';
import { GraphFault, notSupported } from './errors';
import { locate, type GraphRequest } from './request';
import type { Store } from './store';
import type { Switches } from './switches';

/** One request on its way through an operation. */
export interface Call {
  request: GraphRequest;
  /** A named part of the address, e.g. `list` in `/lists/{list}`. */
  param(name: string): string;
  store: Store;
  switches: Switches;
  /** The instant of this request, ISO in UTC, to the second as SharePoint keeps it. */
  now: string;
}

export type Operation = (call: Call) => Answer;
export type Responder = (request: GraphRequest) => Answer;

/** `METHOD /path/{parameter}`, and the one function that answers it. */
export type Route = [pattern: string, operation: Operation];

interface Compiled {
  parts: string[];
  operation: Operation;
}

export interface Surroundings {
  store: Store;
  switches: Switches;
  now: () => Date;
}

/** Answers a request by the route that fits it; 501 names what no route fits. */
export function routerOf(routes: Route[], { store, switches, now }: Surroundings): Responder {
  const table = compile(routes);
  return (request) => {
    const key = `${request.method} ${request.segments.length}`;
    for (const { parts, operation } of table.get(key) ?? []) {
      const found = match(parts, request.segments);
      if (!found) continue;
      const param = (name: string) => found[name] ?? '';
      return operation({ request, param, store, switches, now: toSecond(now()) });
    }
    // Clients that put the version into the addresses of a batch get the service's own answer.
    if (request.segments[0] === 'v1.0') throw versionTwice();
    throw notSupported(`The local Graph does not know ${request.method} ${request.path}.`);
  };
}

/** An instant as SharePoint writes it: UTC, without milliseconds. */
export function toSecond(instant: Date): string {
  return `${instant.toISOString().slice(0, 19)}Z`;
}

function versionTwice(): GraphFault {
  return new GraphFault(400, 'BadRequest', "Resource not found for the segment 'v1.0'.");
}

function compile(routes: Route[]): Map<string, Compiled[]> {
  const table = new Map<string, Compiled[]>();
  for (const [pattern, operation] of routes) {
    const [method = '', path = ''] = pattern.split(' ');
    const parts = locate(path).segments;
    const key = `${method} ${parts.length}`;
    table.set(key, [...(table.get(key) ?? []), { parts, operation }]);
  }
  return table;
}

function match(parts: string[], segments: string[]): Record<string, string> | undefined {
  const found: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const segment = segments[index] ?? '';
    const open = part.indexOf('{');
    if (open < 0) {
      if (part.toLowerCase() !== segment.toLowerCase()) return undefined;
      continue;
    }
    if (!segment.startsWith(part.slice(0, open))) return undefined;
    found[part.slice(open + 1, -1)] = segment.slice(open);
  }
  return found;
}
