import { PostRefused, type ConversationRef } from './turn';

/** Runs a send and gives its failure as PostRefused, whatever the SDK throws. */
export async function refusing<T>(send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (error instanceof PostRefused) throw error;
    throw new PostRefused(statusOf(error), retryAfterOf(error));
  }
}

/**
 * Takes the SDK's own retries out of a client. It would send a post again after a gateway fault or
 * a lost answer, and double it; the notifier knows what may be repeated.
 */
export function withoutRetries<T>(client: T): T {
  const pipeline = property(property(client, 'client'), 'pipeline');
  const remove = property(pipeline, 'removePolicy');
  if (typeof remove !== 'function') throw new Error('The bot SDK has no retry policy to remove.');
  Reflect.apply(remove, pipeline, [{ name: 'defaultRetryPolicy' }]);
  return client;
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** What is answered within the time, else undefined while the work goes on. */
export async function inTime<T>(working: Promise<T>, milliseconds: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      resolve(undefined);
    }, milliseconds);
  });
  try {
    return await Promise.race([working, patience]);
  } finally {
    clearTimeout(timer);
  }
}

/** The HTTP status in an error of the SDK, 0 when nothing was answered. */
export function statusOf(error: unknown): number {
  if (error instanceof PostRefused) return error.status;
  const status = property(error, 'statusCode');
  return typeof status === 'number' ? status : 0;
}

function retryAfterOf(error: unknown): number | undefined {
  const headers = property(property(error, 'response'), 'headers');
  const get = property(headers, 'get');
  const seconds =
    typeof get === 'function' ? Number(Reflect.apply(get, headers, ['retry-after'])) : 0;
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}

/** The message id in a thread's id, "19:...@thread.tacv2;messageid=1700000000000". */
export function threadMessage(threadId: string): string {
  return /;messageid=([^;]+)/.exec(threadId)?.[1] ?? threadId;
}

/** Where the person's own chat with the bot is, or is opened. */
export function personalReference(reference: ConversationRef, userId: string): ConversationRef {
  return reference.kind === 'personal'
    ? reference
    : { ...reference, kind: 'personal', conversationId: '', userId };
}
