import { readLine, type Reading } from '../../teamsapp/lines/readLine';
import { lineWorld } from '../../teamsapp/packages/lineWorld';
import type { Asking } from '../asking';
import { audited } from '../audit';
import type { Reply } from '../turn';
import { cancel, logLike, logLine } from './log';
import { decideLine, listApprovals } from './approvals';
import { answerLine, changeLine, endLine, withdrawLine } from './changePackage';
import { stopHere, useHere } from './channel';
import { deputyLine } from './deputy';
import { digestLine } from './digest';
import { findLine } from './find';
import { help, sentenceOnly } from './help';
import { listPackages, showPackage } from './packages';

type Command = Reading['command'];

/** Answers one reading. `remark` is what to say first, such as how a misspelt command was read. */
export type LineHandler<C extends Command> = (
  asking: Asking,
  reading: Extract<Reading, { command: C }>,
  remark: string | undefined,
) => Promise<Reply>;

/** Every command and who answers it. What each word means is in teamsapp/lines. */
const handlers: { readonly [C in Command]: LineHandler<C> } = {
  log: logLine,
  logLike,
  find: findLine,
  packages: listPackages,
  package: showPackage,
  approvals: listApprovals,
  decide: decideLine,
  end: endLine,
  extend: changeLine,
  change: changeLine,
  deputy: deputyLine,
  withdraw: withdrawLine,
  answer: answerLine,
  useChannel: useHere,
  stopUsingChannel: stopHere,
  digest: digestLine,
  help,
  cancel,
  noSuchPackage: sentenceOnly,
  nearMiss: sentenceOnly,
  notHere: sentenceOnly,
  totals: sentenceOnly,
};

/** Reads a typed line and answers it. */
export async function runLine(asking: Asking): Promise<Reply> {
  const { app, actor, turn } = asking;
  const reading = readLine(turn.text ?? '', lineWorld(app, actor));
  const { readAs } = reading;
  const remark = readAs ? `I read “${readAs.typed}” as ${readAs.meant}.` : undefined;
  const { command } = reading;
  const packageId = 'packageId' in reading ? reading.packageId : undefined;
  const asked = { audit: 'BOT_COMMAND', command, ...(packageId && { packageId }) } as const;
  return audited(asking, turn, asked, () =>
    // The table's key and the reading's command are the same word.
    handlers[command](asking, reading as never, remark),
  );
}
