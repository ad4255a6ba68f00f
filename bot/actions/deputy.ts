import { deputyList } from '../../teamsapp/approvals/deputyList';
import { endDeputies, nameDeputy } from '../../teamsapp/approvals/nameDeputy';
import { longDay, today, type IsoDay } from '../../teamsapp/common/dates';
import { AppError } from '../../teamsapp/common/errors';
import type { Asking } from '../asking';
import { openPage, press } from '../cards/buttons';
import { box, card, header, line, prose } from '../cards/elements';
import { noteCard } from '../cards/errorCards';
import { choiceInput, dateInput } from '../cards/inputs';
import { cardReply, type Reply } from '../turn';

/** Who is to decide for the presser, and when, as far as it is said. */
export interface Wish {
  deputyId?: string | undefined;
  from?: IsoDay | '' | undefined;
  to?: IsoDay | '' | undefined;
}

/**
 * The card on which somebody names a deputy: whom to choose, the days, and who stands in already.
 * Throws `notAllowed` for those who see no approvals; whoever decides nothing is told so.
 */
export async function deputyCheck(
  asking: Asking,
  { deputyId, from, to }: Wish,
  more: readonly string[] = [],
): Promise<Reply> {
  const { app, actor, links } = asking;
  const { deputies, candidates } = await deputyList(app, actor);
  if (candidates.length === 0) return nobodyToName(asking);
  const mine = deputies
    .filter(({ ofId }) => ofId === actor.id)
    .map((one) => `${one.deputy} decides for you until ${longDay(one.to)}.`);
  const said = [...more, ...mine];
  return cardReply(
    card({
      speak: 'Name who decides while you are away. Nothing is saved yet.',
      body: [
        header(
          links,
          { name: 'form', says: 'Not saved yet' },
          'Check before saving · nothing is saved yet',
          'Who decides while you are away',
        ),
        ...(said.length > 0
          ? [
              box('warning', [
                line('Things to know', { weight: 'Bolder' }),
                ...said.map((sentence) => prose([sentence], { spacing: 'Small' })),
              ]),
            ]
          : []),
        choiceInput({
          id: 'deputyId',
          label: 'Deputy: same level as you, or higher',
          choices: candidates.map(({ id, name }) => ({ title: name, value: id })),
          value: deputyId,
          needed: 'Choose a person.',
          placeholder: 'Choose a person',
        }),
        dateInput({ id: 'from', label: 'First day', value: from || today(app.clock) }),
        dateInput({ id: 'to', label: 'Last day', value: to || undefined }),
      ],
      actions: [
        press('Name this deputy', 'deputy.name', {}),
        ...(mine.length > 0 ? [press('I am back: end it', 'deputy.end', {})] : []),
        openPage('Open approvals', links.approvalsList()),
      ],
    }),
  );
}

/** Names the deputy. What is missing or impossible is said on the same card. */
export async function nameNow(asking: Asking, wish: Wish): Promise<Reply> {
  const { app, actor } = asking;
  const { deputyId = '', from = '', to = '' } = wish;
  try {
    const named = await nameDeputy(app, actor, { deputyId, from, to });
    return saved(
      asking,
      `${named.deputy.name} decides for you`,
      `From ${longDay(named.from)} to ${longDay(named.to)}. You can decide yourself all the same.`,
    );
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error;
    return { ...(await deputyCheck(asking, wish, [error.message])), refused: error.code };
  }
}

/** Ends whatever deputies the presser has. */
export async function endNow(asking: Asking): Promise<Reply> {
  const count = await endDeputies(asking.app, asking.actor, {});
  const heading = count === 0 ? 'Nobody decides for you' : 'Your deputy has ended';
  return saved(asking, heading, 'What waits for you waits for you alone again.');
}

function saved({ links }: Asking, heading: string, sentence: string): Reply {
  return cardReply(
    noteCard(
      {
        icon: 'approved',
        says: 'Saved',
        small: 'Saved · Deputies',
        heading,
        sentences: [sentence],
        buttons: [openPage('Open approvals', links.approvalsList())],
      },
      links,
    ),
  );
}

function nobodyToName({ links }: Asking): Reply {
  return cardReply(
    noteCard(
      {
        icon: 'view',
        says: 'Nothing to name',
        small: 'Deputies',
        heading: 'There is nobody you can name',
        sentences: [
          'A deputy decides at your own level or above, and you decide no stage, or nobody else does.',
        ],
        buttons: [openPage('Open approvals', links.approvalsList())],
      },
      links,
    ),
  );
}
