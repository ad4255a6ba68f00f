import type { Change } from '../../teamsapp/lines/readChange';
import type { Fault } from '../../teamsapp/lines/reading';
import type { IsoDay } from '../../teamsapp/common/dates';
import { packageReference } from '../../teamsapp/packages/educationPackage';
import { packagePage } from '../../teamsapp/packages/packageView';
import { endCheck, withdrawCheck } from '../actions/changePackage';
import { currentCard } from '../actions/currentCard';
import { changeCheck } from '../actions/requestChange';
import { isShared, type Asking } from '../asking';
import { cardReply, messageReply, type Reply } from '../turn';

/** `end EP-1042 on 12 Feb because …`: the check card, in the asker's own chat. */
export async function endLine(
  asking: Asking,
  reading: { packageId: number; on?: IsoDay; because?: string; faults: readonly Fault[] },
): Promise<Reply> {
  const { packageId, on, because = '', faults } = reading;
  const said = faults.map(inWords);
  const checked = await endCheck(asking, { packageId, endDate: on, note: because }, said);
  return toMyChat(asking, checked, packageId);
}

/** `extend EP-1042 to 12 Feb`, `change EP-1042 15h from 4 Jan`: before and after, to be asked for. */
export async function changeLine(
  asking: Asking,
  reading: { packageId: number } & Change,
): Promise<Reply> {
  const { packageId, because = '', faults, ...terms } = reading;
  const { from, endDate, hoursPerWeek, sessionsPerWeek, price } = terms;
  const wish = { packageId, from, endDate, hoursPerWeek, sessionsPerWeek, price: inPounds(price) };
  const checked = await changeCheck(asking, { ...wish, note: because }, faults.map(inWords));
  return toMyChat(asking, checked, packageId);
}

function inPounds(pence: number | undefined): number | undefined {
  return pence === undefined ? undefined : pence / 100;
}

function inWords({ sentence, suggestion }: Fault): string {
  return suggestion ? `${sentence} ${suggestion}` : sentence;
}

/** `withdraw EP-1042 because …`: the check card before it is taken back. */
export async function withdrawLine(
  asking: Asking,
  { packageId, because = '' }: { packageId: number; because?: string },
): Promise<Reply> {
  const checked = await withdrawCheck(asking, { packageId, note: because });
  return toMyChat(asking, checked, packageId);
}

/** `answer EP-1042 …`: the question with the answer written in, to be sent with a button. */
export async function answerLine(
  asking: Asking,
  { packageId, text }: { packageId: number; text?: string },
): Promise<Reply> {
  const { app, actor } = asking;
  const { approvals } = await packagePage(app, actor, packageId);
  const asked = approvals.find(({ state }) => state === 'informationRequested');
  if (!asked) return messageReply(`${packageReference(packageId)} has no open question.`);
  const kept = { verb: 'approval.answer', words: text ?? '' };
  const card = await currentCard(asking, asked.id, text ? { kept } : {});
  return toMyChat(asking, cardReply(card), packageId);
}

/** A card for its asker alone: where others read too, it goes to the asker's own chat. */
function toMyChat(asking: Asking, reply: Reply, packageId: number): Reply {
  if (!isShared(asking) || reply.answer?.kind !== 'card') return reply;
  return {
    ...messageReply(`I sent ${packageReference(packageId)} to you.`),
    personally: reply.answer.card,
  };
}
