import type { RequestHandler } from 'express';
import helmet from 'helmet';

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * Refuses, in local mode, requests that a web page of another origin could make through this
 * machine's browser (DNS rebinding): the Host, and the Origin where one is sent, must be loopback.
 */
export const loopbackOnly: RequestHandler = (request, response, next) => {
  const origin = request.headers.origin;
  const isOurs = origin === undefined || loopback.test(origin.replace(/^http:\/\//, ''));
  if (loopback.test(request.headers.host ?? '') && isOurs) {
    next();
    return;
  }
  response
    .status(403)
    .json({ code: 'notAllowed', message: 'This address answers this machine only.' });
};

/** Hosts that may frame the tab: Teams, Outlook and Microsoft 365 in the browser. */
const frameAncestors = [
  "'self'",
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.skype.com',
  'https://outlook.office.com',
  'https://*.office.com',
];

/**
 * Security headers. Griffel, Fluent's styling engine, writes style elements at run time, so
 * styles may be inline; scripts may not. Teams frames the tab, so there is no X-Frame-Options.
 */
export const securityHeaders = (isLocal: boolean): RequestHandler =>
  helmet({
    frameguard: false,
    crossOriginOpenerPolicy: false,
    // A loopback address has no certificate; a council's address always has.
    ...(isLocal && { strictTransportSecurity: false }),
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:', 'https://res.cdn.office.net'],
        connectSrc: ["'self'", 'https://res.cdn.office.net'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors,
      },
    },
  });
