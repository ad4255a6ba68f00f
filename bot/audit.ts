import { z } from 'zod';
import { withAction } from '../teamsapp/common/action';
import { AppError, type AppErrorCode } from '../teamsapp/common/errors';
import type { BotParts } from './asking';
import type { Reply, Turn } from './turn';

/** What was asked for, in our own words: never what was typed. */
export interface Audited {
  audit: 'BOT_COMMAND' | 'BOT_ACTION';
  /** The command's word. */
  command?: string;
  /** The button's verb; one that no card carries is "unknown". */
  verb?: string;
  packageId?: number | undefined;
  approvalId?: number | undefined;
}

/**
 * Answers, and leaves one line in the log: who asked for what, about which rows, and whether it was
 * done, refused or failed. Throws what the answering throws.
 */
export async function audited(
  { log }: Pick<BotParts, 'log'>,
  turn: Turn,
  asked: Audited,
  answer: () => Promise<Reply>,
): Promise<Reply> {
  const line = { ...asked, actor: oidOf(turn), ...(turn.automatic && { automatic: true }) };
  return withAction(`bot ${asked.command ?? asked.verb ?? 'turn'}`, async (action) => {
    const spent = () => ({
      graph: { requests: action.requests, resourceUnits: action.resourceUnits },
    });
    try {
      const reply = await answer();
      log.info({ ...line, ...outcomeOf(reply.refused), ...spent() }, 'answered');
      return reply;
    } catch (error) {
      const outcome =
        error instanceof AppError ? outcomeOf(error.code) : { outcome: 'failed' as const };
      log.info({ ...line, ...outcome, ...spent() }, 'refused');
      throw error;
    }
  });
}

function outcomeOf(refused: AppErrorCode | undefined) {
  return refused === undefined ? { outcome: 'done' } : { outcome: 'refused', code: refused };
}

/** Nobody's words come into the log in the place of an id. */
function oidOf({ aadObjectId }: Turn): string {
  return z.uuid().safeParse(aadObjectId).data ?? '';
}
