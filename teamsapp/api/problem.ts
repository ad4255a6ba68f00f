import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { AppError, httpStatus } from '../common/errors';
import type { Problem } from './contract';

/** A short reference that a person can read out to the support team: "7K2-QD4". */
export function supportReference(): string {
  const text = randomUUID()
    .replace(/[^0-9a-f]/g, '')
    .slice(0, 6)
    .toUpperCase();
  return `${text.slice(0, 3)}-${text.slice(3)}`;
}

/**
 * The last middleware: an AppError becomes its sentence and status; a bug becomes a reference to
 * quote, and only the log says more.
 */
export function answerProblems(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const { status, body } = problemOf(error, log);
    if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
    response.status(status).json(body);
  };
}

function problemOf(error: unknown, log: Logger): { status: number; body: Problem } {
  if (error instanceof AppError) {
    const body = {
      code: error.code,
      message: error.message,
      ...(error.field && { field: error.field }),
    };
    return { status: httpStatus[error.code], body };
  }
  const status = clientFault(error);
  if (status) return { status, body: { code: 'invalid', message: clientSentence(status) } };
  const reference = supportReference();
  log.error(
    {
      reference,
      err:
        error instanceof Error
          ? { name: error.name, message: error.message, stack: error.stack }
          : 'not an Error',
    },
    'request failed',
  );
  const message = `Something went wrong. Nothing more was changed. Try again, or quote ${reference} to the support team.`;
  return { status: 500, body: { code: 'fault', message, reference } };
}

/** The 4xx status that a body parser gives its errors. */
function clientFault(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  return typeof error.status === 'number' && error.status >= 400 && error.status < 500
    ? error.status
    : undefined;
}

function clientSentence(status: number): string {
  return status === 413 ? 'That is too large to send.' : 'The request could not be read as JSON.';
}
