import { longDay, type IsoDay } from '../../teamsapp/common/dates';
import { AppError } from '../../teamsapp/common/errors';
import { packageReference } from '../../teamsapp/packages/educationPackage';
import { checkEnd, endPackage } from '../../teamsapp/packages/endPackage';
import { checkWithdraw, withdrawPackage } from '../../teamsapp/packages/withdrawPackage';
import type { Asking } from '../asking';
import { press } from '../cards/buttons';
import { changeCheckCard, changeSavedCard } from '../cards/changeCards';
import { dateInput, textInput } from '../cards/inputs';
import { showPackage } from '../commands/packages';
import { cardReply, type Reply } from '../turn';

interface Ending {
  packageId: number;
  endDate?: IsoDay | '' | undefined;
  note: string;
}

/**
 * What ending a package on a day means, with the day and the reason to change, before anything is
 * saved. Throws as `checkEnd` when it cannot be ended on that day.
 */
export async function endCheck(
  asking: Asking,
  ending: Ending,
  more: readonly string[] = [],
): Promise<Reply> {
  const { app, actor, links } = asking;
  const { packageId, endDate, note } = ending;
  const reference = packageReference(packageId);
  const checked = endDate ? await checkEnd(app, actor, { id: packageId, on: endDate }) : undefined;
  const asked = endDate || more.length > 0 ? [] : ['Enter the last day.'];
  const card = changeCheckCard(
    {
      reference,
      packageId,
      heading: checked ? `End ${reference} on ${longDay(checked.on)}` : `End ${reference}`,
      sentences: [...more, ...asked, ...(checked?.sentences ?? [])],
      inputs: [
        dateInput({ id: 'endDate', label: 'Last day', value: checked?.on }),
        textInput({ id: 'note', label: 'Why does it end?', value: note || undefined }),
      ],
      button: press(`End ${reference}`, 'package.endNow', { packageId: String(packageId) }),
    },
    links,
  );
  return cardReply(card);
}

/** Ends it. What is still missing is said on the same card, with the words kept. */
export async function endNow(asking: Asking, ending: Ending): Promise<Reply> {
  const { app, actor, links } = asking;
  const { packageId, endDate, note } = ending;
  if (!endDate) return endCheck(asking, ending);
  const reference = packageReference(packageId);
  try {
    const { endDate: on } = await endPackage(app, actor, {
      id: packageId,
      on: endDate,
      because: note,
    });
    return cardReply(
      changeSavedCard(
        {
          reference,
          packageId,
          heading: `${reference} ends on ${longDay(on)}`,
          sentence: 'Costs after that day no longer count. Tell the provider today.',
          because: note,
        },
        links,
      ),
    );
  } catch (error) {
    if (!canRepeat(error)) throw error;
    return { ...(await endCheck(asking, ending, [error.message])), refused: error.code };
  }
}

/** What withdrawing means, with the reason to write, before anything is saved. Throws as `checkWithdraw`. */
export async function withdrawCheck(
  asking: Asking,
  { packageId, note }: { packageId: number; note: string },
  more: readonly string[] = [],
): Promise<Reply> {
  const { app, actor, links } = asking;
  const { reference, sentences } = await checkWithdraw(app, actor, { id: packageId });
  const card = changeCheckCard(
    {
      reference,
      packageId,
      heading: `Withdraw ${reference}`,
      sentences: [...more, ...sentences],
      inputs: [
        textInput({
          id: 'note',
          label: 'Why do you withdraw it?',
          value: note || undefined,
          placeholder: 'Approvers see this.',
        }),
      ],
      button: press(`Withdraw ${reference}`, 'package.withdraw', { packageId: String(packageId) }),
    },
    links,
  );
  return cardReply(card);
}

/** Takes the package or its request back. */
export async function withdrawNow(
  asking: Asking,
  input: { packageId: number; note: string },
): Promise<Reply> {
  const { app, actor, links } = asking;
  const { packageId, note } = input;
  const reference = packageReference(packageId);
  try {
    await withdrawPackage(app, actor, { id: packageId, because: note });
  } catch (error) {
    if (!canRepeat(error)) throw error;
    return { ...(await withdrawCheck(asking, input, [error.message])), refused: error.code };
  }
  return cardReply(
    changeSavedCard(
      {
        reference,
        packageId,
        heading: `${reference} is withdrawn`,
        sentence: 'Nothing is waiting, no money is committed.',
        because: note,
      },
      links,
    ),
  );
}

/** Nothing is changed: the package as it is. */
export async function keepAsItIs(
  asking: Asking,
  { packageId }: { packageId: number },
): Promise<Reply> {
  return showPackage(asking, { packageId }, 'Discarded. Nothing was saved.');
}

function canRepeat(error: unknown): error is AppError {
  return error instanceof AppError && (error.code === 'invalid' || error.code === 'unavailable');
}
