import { type RequestHandler, Router, json, raw } from 'express';
import type { Logger } from 'pino';
import type { App } from '../app';
import { withAction } from '../common/action';
import { AppError, isAppError } from '../common/errors';
import type { Actor } from '../people/actor';
import type { Call, Download, Endpoint } from './endpoint';
import { describeApi } from './openapi';
import { readToken, type TokenRules } from './tokens';

/** What the API needs besides the app. */
export interface ApiOptions {
  tokens: TokenRules;
  log: Logger;
  version: string;
}

/** Every endpoint behind the token check; what is not one of them is 404. */
export function api(app: App, endpoints: readonly Endpoint[], options: ApiOptions): Router {
  const router = Router();
  const description = describeApi(endpoints, options.version);
  router.get('/api/openapi.json', (_request, response) => void response.json(description));
  for (const endpoint of endpoints) {
    const handlers = [
      signIn(app, endpoint, options),
      ...bodyParser(endpoint),
      handler(app, endpoint, options.log),
    ];
    router[endpoint.method](endpoint.path, ...handlers);
  }
  router.use('/api', (_request, _response, next) => {
    next(new AppError('notFound', 'There is nothing at this address.'));
  });
  return router;
}

function bodyParser(endpoint: Endpoint): RequestHandler[] {
  if (endpoint.body === 'json') return [json({ limit: '256kb' })];
  if (endpoint.body === 'upload') return [raw({ type: () => true, limit: '25mb' })];
  return [];
}

function signIn(app: App, { onlyShows }: Endpoint, { tokens, log }: ApiOptions): RequestHandler {
  const directory = onlyShows ? app.directory.lastKnown : app.directory;
  return async (request, response, next) => {
    const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const identity = await readToken(tokens, token ?? '').catch((error: unknown) => {
      const cause =
        error instanceof Error && error.cause instanceof Error ? error.cause.name : 'claims';
      log.info({ audit: 'SIGN_IN_REFUSED', cause }, 'token refused');
      return undefined;
    });
    if (!identity) {
      const message =
        'You are not signed in, or your sign-in has ended. Open Education Packages again.';
      response.status(401).json({ code: 'notSignedIn', message });
      return;
    }
    response.locals.actor = await directory.actor(identity.personId);
    next();
  };
}

function handler(app: App, endpoint: Endpoint, log: Logger): RequestHandler {
  return async (request, response) => {
    const actor = response.locals.actor as Actor;
    const call: Call<unknown> = {
      app: endpoint.onlyShows ? showing(app) : app,
      actor,
      id: numberIn(request.params.id),
      input: request.body ?? {},
      query: Object.fromEntries(new URL(request.url, 'http://local').searchParams),
      bytes:
        endpoint.body === 'upload' && Buffer.isBuffer(request.body)
          ? request.body
          : new Uint8Array(),
    };
    const audited = { audit: endpoint.audit, actor: actor.id, subject: request.params.id };
    const answer = await withAction(endpoint.audit, async (action) => {
      const spent = () => ({ requests: action.requests, resourceUnits: action.resourceUnits });
      const answered = await endpoint.answer(call).catch((error: unknown) => {
        // Who was refused what is kept beside who was answered; the sentence may hold a reference.
        if (isAppError(error))
          log.info({ ...audited, refused: error.code, graph: spent() }, 'refused');
        throw error;
      });
      log.info({ ...audited, graph: spent() }, 'answered');
      return answered;
    });
    response.setHeader('Cache-Control', 'no-store');
    if (endpoint.output) response.json(answer);
    else send(response, answer as Download);
  };
}

/** The app for pages and exports, which are still shown while Entra does not answer. */
function showing(app: App): App {
  const { lastKnown } = app.directory;
  return { ...app, directory: { ...lastKnown, lastKnown } };
}

function numberIn(text: string | string[] | undefined): number {
  if (text === undefined) return 0;
  if (typeof text === 'string' && /^\d{1,9}$/.test(text)) return Number(text);
  throw new AppError('notFound', 'There is nothing at this address.');
}

function send(response: Parameters<RequestHandler>[1], file: Download): void {
  response.setHeader('Content-Type', file.contentType);
  response.setHeader(
    'Content-Disposition',
    `attachment; filename="${file.fileName.replace(/[^\w.-]/g, '-')}"`,
  );
  response.end(file.bytes);
}
