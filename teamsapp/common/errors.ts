/** Why a request was refused or failed, in the closed set that every door knows how to show. */
export type AppErrorCode =
  | 'notFound'
  | 'notAllowed'
  | 'invalid'
  | 'conflict'
  | 'busy'
  | 'notSupported'
  | 'unavailable'
  | 'unknownOutcome';

/** The HTTP status of each code: the one table that the API uses. */
export const httpStatus: Record<AppErrorCode, number> = {
  notFound: 404,
  notAllowed: 403,
  invalid: 400,
  conflict: 409,
  busy: 429,
  notSupported: 501,
  unavailable: 503,
  unknownOutcome: 502,
};

/**
 * A refusal or failure that a person is told about.
 *
 * The message is the sentence the user reads: what happened and what to do, without ids of the
 * platform and without personal data. `field` names the form field it belongs to.
 */
export class AppError extends Error {
  constructor(
    readonly code: AppErrorCode,
    sentence: string,
    readonly field?: string,
    options?: { cause?: unknown },
  ) {
    super(sentence, options);
    this.name = 'AppError';
  }
}

/** Narrows a caught value to an AppError of the given code. */
export function isAppError(error: unknown, code?: AppErrorCode): error is AppError {
  return error instanceof AppError && (code === undefined || error.code === code);
}
