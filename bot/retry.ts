import type { Timing } from './pace';
import { PostRefused } from './turn';

/** What surely was not sent and may be sent again: too fast, or another change came between. */
const notSent = new Set([412, 429]);
/** As above for an edit, which may safely come twice. */
const repeatable = new Set([0, 412, 429, 500, 502, 503, 504]);

const attemptsAtMost = 5;

/**
 * Sends, and sends again with growing and spread pauses where the platform asks for it. An edit is
 * repeated also after an answer that was lost; a post only when it surely did not arrive.
 *
 * Throws PostRefused when it is refused for good or when the attempts are used up.
 */
export async function sendWithRetry<T>(
  kind: 'post' | 'edit',
  send: () => Promise<T>,
  timing: Timing,
): Promise<T> {
  const again = kind === 'edit' ? repeatable : notSent;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send();
    } catch (error) {
      const mayRetry = error instanceof PostRefused && again.has(error.status);
      if (!mayRetry || attempt === attemptsAtMost) throw error;
      await timing.wait(pause(attempt, error.retryAfter, timing));
    }
  }
}

function pause(attempt: number, retryAfter: number | undefined, timing: Timing): number {
  const growing = 500 * 2 ** attempt;
  return Math.max((retryAfter ?? 0) * 1000, growing / 2 + (growing / 2) * timing.random());
}
