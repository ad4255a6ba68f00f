import {
  AuthenticationHandler,
  Client,
  GraphClientError,
  type Middleware,
  ResponseType,
  TelemetryHandler,
} from '@microsoft/microsoft-graph-client';
import { GraphError, noAnswer } from './errors';
import type { GraphCall } from './gateway';
import { graphOrigin, type Send } from './transport';

export interface ClientOptions {
  send: Send;
  /** Gives an access token for Graph; throwing means that nothing was sent. */
  token(): Promise<string>;
  /** Asked for with each request: the council's name is known only once settings are read. */
  userAgent(): string;
}

/** One request through Microsoft's Graph client, once: whatever the status, the answer as it came. */
export type RequestOnce = (call: GraphCall, signal: AbortSignal) => Promise<Response>;

/**
 * Microsoft's Graph client over our transport. Its base address stays graph.microsoft.com in every
 * mode, because it attaches tokens and follows links only there.
 *
 * Its RetryHandler is left out on purpose: that one sends a POST again whose outcome is unknown.
 */
export function openClient(options: ClientOptions): RequestOnce {
  const authentication = new AuthenticationHandler({ getAccessToken: () => tokenFrom(options) });
  const telemetry = new TelemetryHandler();
  authentication.setNext(telemetry);
  telemetry.setNext(lastMiddleware(options.send));
  const client = Client.initWithMiddleware({ defaultVersion: 'v1.0', middleware: authentication });
  return (call, signal) => request(client, options.userAgent(), call, signal);
}

async function request(
  client: Client,
  userAgent: string,
  call: GraphCall,
  signal: AbortSignal,
): Promise<Response> {
  const prepared = client
    .api(ownAddress(call.path))
    .headers({ 'User-Agent': userAgent, ...call.headers })
    .options({ signal })
    .responseType(ResponseType.RAW);
  const body = call.body instanceof Uint8Array ? Buffer.from(call.body) : call.body;
  const verbs = {
    GET: () => prepared.get(),
    POST: () => prepared.post(body),
    PATCH: () => prepared.patch(body),
    PUT: () => prepared.put(body),
    DELETE: () => prepared.delete(),
  };
  try {
    const response: unknown = await verbs[call.method]();
    if (response instanceof Response) return response;
  } catch (error) {
    throw unwrapped(error);
  }
  throw noAnswer('The transport gave no response.');
}

function lastMiddleware(send: Send): Middleware {
  return {
    async execute(context) {
      const url: unknown = context.request;
      if (typeof url !== 'string') throw new Error('The Graph client sends addresses as text.');
      try {
        context.response = await send(url, context.options ?? {});
      } catch (error) {
        throw wrapped(error);
      }
    },
  };
}

async function tokenFrom(options: ClientOptions): Promise<string> {
  try {
    return await options.token();
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown failure';
    throw wrapped(noAnswer(`No access token: ${reason}`, 'notDone'));
  }
}

/** Links come from Graph and lead back there only: a token must not follow one elsewhere. */
function ownAddress(path: string): string {
  if (path.startsWith('/') || path.startsWith(`${graphOrigin}/v1.0/`)) return path;
  throw noAnswer('A link in an answer does not lead to Microsoft Graph.', 'notDone');
}

/** The library rebuilds every error but its own, so ours travels inside one of its own. */
function wrapped(error: unknown): GraphClientError {
  const wrapper = new GraphClientError(error instanceof Error ? error.message : undefined);
  wrapper.customError = error;
  return wrapper;
}

function unwrapped(error: unknown): unknown {
  if (!(error instanceof GraphClientError)) return error;
  const inner: unknown = error.customError;
  return inner instanceof GraphError ? inner : error;
}
