import { longDay, type IsoDay } from '../../teamsapp/common/dates';
import { AppError } from '../../teamsapp/common/errors';
import { pounds, wholePence } from '../../teamsapp/common/money';
import { packageReference } from '../../teamsapp/packages/educationPackage';
import {
  type ChangeInput,
  checkChange,
  requestChange,
} from '../../teamsapp/packages/requestChange';
import type { Asking } from '../asking';
import { press } from '../cards/buttons';
import { changeCheckCard } from '../cards/changeCards';
import { dateInput, numberInput, textInput } from '../cards/inputs';
import { cardReply, type Reply } from '../turn';
import { currentCard } from './currentCard';

/** What a card's inputs say of a change; the price is in pounds, as people write it. */
export interface Wish {
  packageId: number;
  from?: IsoDay | '' | undefined;
  endDate?: IsoDay | '' | undefined;
  hoursPerWeek?: number | undefined;
  sessionsPerWeek?: number | undefined;
  price?: number | undefined;
  note: string;
}

/**
 * What a change would cost before and after, with everything to alter, before it is asked for.
 * What makes it impossible stands on the card; a package that may not be seen is thrown.
 */
export async function changeCheck(
  asking: Asking,
  wish: Wish,
  more: readonly string[] = [],
): Promise<Reply> {
  const { links } = asking;
  const reference = packageReference(wish.packageId);
  const said = await costSentences(asking, wish);
  const card = changeCheckCard(
    {
      reference,
      packageId: wish.packageId,
      heading: `Ask for a change of ${reference}`,
      sentences: [...new Set([...more, ...said])],
      inputs: [
        dateInput({ id: 'from', label: 'From (for other terms)', value: wish.from || undefined }),
        numberInput({ id: 'hoursPerWeek', label: 'Hours a week', value: wish.hoursPerWeek }),
        numberInput({
          id: 'sessionsPerWeek',
          label: 'Sessions a week',
          value: wish.sessionsPerWeek,
        }),
        numberInput({ id: 'price', label: 'Price in pounds', value: wish.price }),
        dateInput({ id: 'endDate', label: 'New last day', value: wish.endDate || undefined }),
        textInput({
          id: 'note',
          label: 'Why is it to change?',
          value: wish.note || undefined,
          placeholder: 'Approvers see this.',
        }),
      ],
      button: press('Ask for this change', 'package.change', {
        packageId: String(wish.packageId),
      }),
    },
    links,
  );
  return cardReply(card);
}

/** Asks for it, and shows the request. What is missing is said on the same card. */
export async function changeNow(asking: Asking, wish: Wish): Promise<Reply> {
  const { app, actor } = asking;
  try {
    const { id } = await requestChange(app, actor, { ...termsOf(wish), because: wish.note });
    return cardReply(await currentCard(asking, id));
  } catch (error) {
    const mayRepeat = error instanceof AppError && ['invalid', 'unavailable'].includes(error.code);
    if (!mayRepeat) throw error;
    return { ...(await changeCheck(asking, wish, [error.message])), refused: error.code };
  }
}

async function costSentences(asking: Asking, wish: Wish): Promise<string[]> {
  try {
    const terms = termsOf(wish);
    const { kind, wholeCost, weeklyCost } = await checkChange(asking.app, asking.actor, terms);
    const until = terms.endDate === undefined ? '' : ` It would end on ${longDay(terms.endDate)}.`;
    return [
      `The whole cost would be ${pounds(wholeCost.then)} instead of ${pounds(wholeCost.now)}, a week ${pounds(weeklyCost.then)} instead of ${pounds(weeklyCost.now)}.${until}`,
      `${kind === 'extension' ? 'An extension' : 'A change'} needs approval again. Until then the package runs as it is.`,
    ];
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid') return [error.message];
    throw error;
  }
}

function termsOf(wish: Wish): Omit<ChangeInput, 'because'> {
  const { packageId, from, endDate, hoursPerWeek, sessionsPerWeek, price } = wish;
  return {
    id: packageId,
    ...(from && { from }),
    ...(endDate && { endDate }),
    ...(hoursPerWeek !== undefined && { hoursPerWeek }),
    ...(sessionsPerWeek !== undefined && { sessionsPerWeek }),
    ...(price !== undefined && { price: wholePence(price * 100) }),
  };
}
