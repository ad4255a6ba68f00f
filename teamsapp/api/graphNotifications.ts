import { createHash, timingSafeEqual } from 'node:crypto';
import { type RequestHandler, Router, json } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { App, ListNotification } from '../app';
import { AppError } from '../common/errors';

/** Where Microsoft Graph tells of changes, below the app's address. */
export const notificationPaths = {
  changes: '/api/graph/notifications',
  lifecycle: '/api/graph/lifecycle',
};

export interface NotificationOptions {
  /** The secret that every true notification carries. */
  clientState: string;
  log: Logger;
}

/** Milliseconds between two lines about forged calls: whoever sends many must not fill the log. */
const betweenWarnings = 60_000;

/** Far longer than the tokens that Graph sends; whatever is longer is not one. */
const longestToken = 2048;

const sent = z.object({
  value: z
    .array(
      z.object({
        subscriptionId: z.string().max(100),
        clientState: z.string().max(300).nullish(),
        resource: z.string().max(1000).nullish(),
        lifecycleEvent: z.string().max(100).nullish(),
      }),
    )
    .max(1000),
});

/**
 * Takes what Microsoft Graph sends when a list changed. Nobody signs in here: Graph sends no
 * token, only the clientState that the app gave it. A notification says just that something
 * changed, so all that a forged one could ever cause is a reading, and without the secret not
 * even that. The answer does not wait for the reading, because Graph waits three seconds.
 *
 * Source: Microsoft Graph's documentation of change notifications.
 */
export function graphNotifications(app: App, options: NotificationOptions): Router {
  const router = Router();
  const warn = warningOf(app, options);
  const take: RequestHandler = (request, response) => {
    const body = sent.safeParse(request.body);
    if (!body.success) throw new AppError('invalid', 'These are no notifications.');
    const given = body.data.value.map(notificationFrom);
    const isTrue = ({ clientState }: ListNotification) => same(clientState, options.clientState);
    warn(given.filter((one) => !isTrue(one)).length);
    response.status(202).end();
    app.changes.notified(given.filter(isTrue));
  };
  for (const path of Object.values(notificationPaths)) {
    router.post(path, shakeHands, json({ limit: '64kb' }), take);
  }
  return router;
}

/** Counts what is dropped, and says at most once a minute how much that was since the last line. */
function warningOf(
  { clock }: Pick<App, 'clock'>,
  { log }: NotificationOptions,
): (dropped: number) => void {
  let dropped = 0;
  let warnedAt: number | undefined;
  return (more) => {
    dropped += more;
    const now = clock.now().getTime();
    const isTooSoon = warnedAt !== undefined && now < warnedAt + betweenWarnings;
    if (dropped === 0 || isTooSoon) return;
    log.warn({ dropped }, 'notifications with a wrong clientState');
    warnedAt = now;
    dropped = 0;
  };
}

/** Before a subscription is made, Graph asks whether this address wants it: the token goes back. */
const shakeHands: RequestHandler = (request, response, next) => {
  const token: unknown = request.query.validationToken;
  if (token === undefined) {
    next();
    return;
  }
  if (typeof token !== 'string' || token === '' || token.length > longestToken) {
    throw new AppError('invalid', 'This is no validation token.');
  }
  // As text that no browser may take for a page: the token is whatever the caller wrote.
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cache-Control', 'no-store');
  response.status(200).type('text/plain').send(token);
};

function notificationFrom(one: z.infer<typeof sent>['value'][number]): ListNotification {
  return {
    subscriptionId: one.subscriptionId,
    clientState: one.clientState ?? '',
    resource: one.resource ?? undefined,
    lifecycleEvent: one.lifecycleEvent ?? undefined,
  };
}

/** Compares without telling by its time how much was right. */
function same(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
