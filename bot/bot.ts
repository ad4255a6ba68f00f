import { isAppError } from '../teamsapp/common/errors';
import { setting } from '../teamsapp/settings/inForce';
import { pressed } from './actions/actions';
import type { Asking, BotParts } from './asking';
import { audited } from './audit';
import { runLine } from './commands/commands';
import { forgetTurn, rememberTurn } from './conversations';
import { lineTrouble, troubleReply } from './trouble';
import { messageReply, noReply, type Bot, type Reply, type Turn, type TurnKind } from './turn';
import { welcome } from './welcome';

/** The bot: says for each kind of turn who answers it, and answers every error itself. */
export function createBot(parts: BotParts): Bot {
  return {
    onTurn: async (turn) => {
      try {
        return await turns[turn.kind](parts, turn);
      } catch (error) {
        return turn.kind === 'message' ? lineTrouble(parts, error) : troubleReply(parts, error);
      }
    },
  };
}

type TurnHandler = (parts: BotParts, turn: Turn) => Promise<Reply>;

const turns: Readonly<Record<TurnKind, TurnHandler>> = {
  message: (parts, turn) => answered(parts, turn, runLine),
  action: (parts, turn) => answered(parts, turn, pressed),
  installed: async (parts, turn) => {
    await remembered(parts, turn);
    return welcome(parts, turn);
  },
  membersAdded: async (parts, turn) => {
    await remembered(parts, turn);
    return noReply;
  },
  removed: async ({ app }, turn) => {
    await forgetTurn(app, turn);
    return noReply;
  },
  ignored: () => Promise.resolve(noReply),
};

async function answered(
  parts: BotParts,
  turn: Turn,
  answer: (asking: Asking) => Promise<Reply>,
): Promise<Reply> {
  const actor = turn.aadObjectId ? await parts.app.directory.actor(turn.aadObjectId) : undefined;
  if (!actor || actor.isGuest) return strangers(parts, turn);
  if (!turn.automatic) await remembered(parts, turn);
  return answer({ ...parts, actor, turn });
}

/** A conversation that could not be kept must not cost the answer: the next turn keeps it. */
async function remembered({ app, log }: BotParts, turn: Turn): Promise<void> {
  try {
    await rememberTurn(app, turn);
  } catch (error) {
    if (!isAppError(error)) throw error;
    log.warn({ code: error.code }, 'a conversation was not kept');
  }
}

/** A person of no council staff: nothing of what was sent is read. */
function strangers(parts: BotParts, turn: Turn): Promise<Reply> {
  const audit = turn.kind === 'message' ? 'BOT_COMMAND' : 'BOT_ACTION';
  return audited(parts, turn, { audit }, () =>
    Promise.resolve({
      ...messageReply(`This app is for staff of ${setting(parts.app, 'council').name}.`),
      refused: 'notAllowed' as const,
    }),
  );
}
