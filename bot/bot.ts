import type { App } from '../teamsapp/app';
import { isAppError } from '../teamsapp/common/errors';
import { setting } from '../teamsapp/settings/inForce';
import { pressed } from './actions/actions';
import type { Asking, BotParts } from './asking';
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
  if (!turn.aadObjectId) return messageReply(strangers(parts.app));
  const actor = await parts.app.directory.actor(turn.aadObjectId);
  if (actor.isGuest) return messageReply(strangers(parts.app));
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

function strangers(app: App): string {
  return `This app is for staff of ${setting(app, 'council').name}.`;
}
