import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express, type RequestHandler, type Router } from 'express';
import type { Logger } from 'pino';
import { loopbackOnly, securityHeaders } from './guard';
import { answerProblems } from './problem';

/** What the host mounts; everything meets in compose.ts. */
export interface ServerParts {
  localMode: boolean;
  log: Logger;
  /** POST /api/messages */
  bot: RequestHandler;
  api: Router;
  /** Where Microsoft Graph tells of changes. */
  graphNotifications?: Router;
  /** Local mode's "Who am I". */
  localSignIn?: Router;
  /** Undefined while the first full copy is being read. */
  ready(): Record<string, unknown> | undefined;
  /** The folder with the built tab and the cards' pictures. */
  dist: string;
}

/** The whole path of a request on one screen. */
export function createServer(parts: ServerParts): Express {
  const server = express();
  server.disable('x-powered-by');
  server.set('trust proxy', !parts.localMode);
  server.get('/healthz', (_request, response) => void response.json({ status: 'alive' }));
  server.get('/readyz', readiness(parts));
  if (parts.localMode) server.use(loopbackOnly);
  server.use(requestLog(parts.log));
  server.use(securityHeaders(parts.localMode));
  server.post('/api/messages', express.json({ limit: '512kb' }), parts.bot);
  // The Agents Playground asks whether the bot's address is alive before it connects.
  server.get('/api/messages', (_request, response) => void response.status(405).end());
  if (parts.graphNotifications) server.use(parts.graphNotifications);
  if (parts.localSignIn) server.use(parts.localSignIn);
  server.use(parts.api);
  server.use('/cards', cardPictures(join(parts.dist, 'cards')));
  server.use(tab(join(parts.dist, 'tab')));
  server.use(answerProblems(parts.log));
  return server;
}

function readiness(parts: ServerParts): RequestHandler {
  return (_request, response) => {
    const state = parts.ready();
    response.status(state ? 200 : 503).json({ status: state ? 'ready' : 'starting', ...state });
  };
}

/** One line for each request: the address without its query, never a body. */
function requestLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    const requestId = randomUUID();
    response.setHeader('X-Request-Id', requestId);
    response.on('finish', () => {
      const milliseconds = Math.round(performance.now() - started);
      log.debug(
        {
          requestId,
          method: request.method,
          path: request.path,
          status: response.statusCode,
          milliseconds,
        },
        'request',
      );
    });
    next();
  };
}

/** The cards' pictures: shown by Teams and other hosts, which are another origin. */
function cardPictures(folder: string): RequestHandler {
  return express.static(folder, {
    maxAge: '1h',
    setHeaders: (response) => {
      response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    },
  });
}

/** The built tab: hashed assets for a year, and index.html for every page's address. */
function tab(folder: string): Router {
  const router = express.Router();
  router.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y' }));
  router.use(express.static(folder, { index: false }));
  router.get('/{*page}', (request, response, next) => {
    if (!existsSync(join(folder, 'index.html')) || /\.\w{2,5}$/.test(request.path)) {
      next();
      return;
    }
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile('index.html', { root: folder });
  });
  return router;
}
