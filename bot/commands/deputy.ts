import { deputyList } from '../../teamsapp/approvals/deputyList';
import type { DeputyWish } from '../../teamsapp/lines/readDeputy';
import { deputyCheck } from '../actions/deputy';
import { isShared, type Asking } from '../asking';
import { messageReply, type Reply } from '../turn';

/** `deputy Tom Hale until 27 November`: a card to check, in the asker's own chat. */
export async function deputyLine(
  asking: Asking,
  { words, from, to, faults }: DeputyWish,
): Promise<Reply> {
  const { candidates } = await deputyList(asking.app, asking.actor);
  const wanted = words.toLowerCase();
  const fitting = candidates.filter(({ name }) => name.toLowerCase().includes(wanted));
  const [only] = fitting.length === 1 ? fitting : [];
  const unclear =
    only || words === ''
      ? []
      : [
          fitting.length === 0
            ? `Nobody called “${words}” decides at your level or above.`
            : `${String(fitting.length)} people fit “${words}”. Choose one.`,
        ];
  const said = [...unclear, ...faults.map(({ sentence }) => sentence)];
  const reply = await deputyCheck(asking, { deputyId: only?.id, from, to }, said);
  if (!isShared(asking) || reply.answer?.kind !== 'card') return reply;
  return { ...messageReply('I sent that to you.'), personally: reply.answer.card };
}
