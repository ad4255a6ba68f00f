import { decide } from '../../teamsapp/approvals/decide';
import type { Verdict } from '../../teamsapp/approvals/approval';
import { askForInformation } from '../../teamsapp/approvals/askForInformation';
import { answerInformation } from '../../teamsapp/approvals/answerInformation';
import { reconsider } from '../../teamsapp/approvals/reconsider';
import { referStage } from '../../teamsapp/approvals/referStage';
import { withdrawApproval } from '../../teamsapp/approvals/withdrawApproval';
import { findApprovals } from '../../teamsapp/approvals/findApprovals';
import { longDay, type IsoDay } from '../../teamsapp/common/dates';
import { AppError } from '../../teamsapp/common/errors';
import type { Asking } from '../asking';
import { noteCard } from '../cards/errorCards';
import { openPage } from '../cards/buttons';
import { declineReasons, type Kept } from '../cards/panels';
import { listApprovals } from '../commands/approvals';
import { troubleReply } from '../trouble';
import { cardReply, type Reply } from '../turn';
import { currentCard } from './currentCard';

interface Pressed {
  approvalId: number;
  stageId: string;
  seen: number;
}

/** A request as this person may see it now. */
export async function view(asking: Asking, input: { approvalId: number }): Promise<Reply> {
  return cardReply(await currentCard(asking, input.approvalId));
}

export async function approve(asking: Asking, input: Pressed & { note: string }): Promise<Reply> {
  return verdictOf(asking, input, 'approve', 'approval.approve', input.note);
}

/** Conditions and the day they must be met by are kept together, as the decision's words. */
export async function approveWithConditions(
  asking: Asking,
  input: Pressed & { conditions: string; conditionsDueOn?: IsoDay | '' | undefined },
): Promise<Reply> {
  const { conditions, conditionsDueOn } = input;
  const due = conditions && conditionsDueOn ? ` To be met by ${longDay(conditionsDueOn)}.` : '';
  const note = `${conditions}${due}`;
  return verdictOf(
    asking,
    input,
    'approveWithConditions',
    'approval.approveWithConditions',
    note,
    conditions,
  );
}

/** The main reason and the words are kept together, as the decision's words. */
export async function decline(
  asking: Asking,
  input: Pressed & { reason?: string | undefined; note: string },
): Promise<Reply> {
  const main = input.reason === 'other' ? undefined : declineReasons[input.reason ?? ''];
  const note = main && input.note ? `${main}. ${input.note}` : input.note;
  return verdictOf(asking, input, 'decline', 'approval.decline', note, input.note);
}

/** Puts a question to the requester and stops the clock. */
export async function ask(asking: Asking, input: Pressed & { question: string }): Promise<Reply> {
  const kept = { verb: 'approval.askForInformation', words: input.question };
  return orAsItIs(asking, input.approvalId, kept, () =>
    askForInformation(asking.app, asking.actor, input),
  );
}

/** Answers a question: the clock runs again. */
export async function answer(
  asking: Asking,
  input: { approvalId: number; questionId: string; answer: string },
): Promise<Reply> {
  const kept = { verb: 'approval.answer', words: input.answer };
  return orAsItIs(asking, input.approvalId, kept, () =>
    answerInformation(asking.app, asking.actor, input),
  );
}

/** Asks another stage to look first. */
export async function refer(
  asking: Asking,
  input: Pressed & { to: string; because: string },
): Promise<Reply> {
  const kept = { verb: 'approval.refer', words: input.because };
  return orAsItIs(asking, input.approvalId, kept, () =>
    referStage(asking.app, asking.actor, input),
  );
}

/** Asks for another look at a decision, and shows the new request. */
export async function lookAgain(
  asking: Asking,
  input: { approvalId: number; because: string },
): Promise<Reply> {
  const kept = { verb: 'approval.reconsider', words: input.because };
  let again = input.approvalId;
  const reply = await orAsItIs(asking, input.approvalId, kept, async () => {
    again = (await reconsider(asking.app, asking.actor, input)).id;
  });
  return again === input.approvalId ? reply : cardReply(await currentCard(asking, again));
}

/** Takes a request back, with its reason. */
export async function withdraw(
  asking: Asking,
  input: { approvalId: number; note: string },
): Promise<Reply> {
  const kept = { verb: 'approval.withdraw', words: input.note };
  return orAsItIs(asking, input.approvalId, kept, () =>
    withdrawApproval(asking.app, asking.actor, {
      approvalId: input.approvalId,
      because: input.note,
    }),
  );
}

/** The next request that waits for this person, or that nothing waits. */
export async function next(asking: Asking): Promise<Reply> {
  const { app, actor, links } = asking;
  const { rows } = await findApprovals(app, actor, { view: 'mine', limit: 1 });
  const first = rows[0];
  if (first) return cardReply(await currentCard(asking, first.id));
  return cardReply(
    noteCard(
      {
        icon: 'approved',
        says: 'Nothing waits',
        small: 'Approvals',
        heading: 'Nothing waits for you',
        sentences: [],
        buttons: [openPage('Open approvals', links.approvalsList())],
      },
      links,
    ),
  );
}

/** What waits for this person. */
export async function list(asking: Asking): Promise<Reply> {
  return listApprovals(asking);
}

function verdictOf(
  asking: Asking,
  { approvalId, stageId, seen }: Pressed,
  verdict: Verdict,
  verb: string,
  note: string,
  typed = note,
): Promise<Reply> {
  return orAsItIs(asking, approvalId, { verb, words: typed }, () =>
    decide(asking.app, asking.actor, { approvalId, stageId, seen, verdict, note }),
  );
}

/**
 * Does something to a request and shows it as it then is. A refusal is the same card with the
 * reason first and the typed words kept, never an error status: clients do not show those.
 */
async function orAsItIs(
  asking: Asking,
  approvalId: number,
  kept: Kept,
  act: () => Promise<unknown>,
): Promise<Reply> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'unknownOutcome') throw error;
    return refused(asking, approvalId, kept, error);
  }
  return cardReply(await currentCard(asking, approvalId));
}

async function refused(
  asking: Asking,
  approvalId: number,
  kept: Kept,
  error: AppError,
): Promise<Reply> {
  const changed = error.code === 'conflict';
  try {
    const beside = { remark: error.message, changed, kept };
    const shown = cardReply(await currentCard(asking, approvalId, beside));
    return { ...shown, refused: error.code };
  } catch (again) {
    // Not even the request may be shown: then its refusal is all there is to say.
    if (!(again instanceof AppError)) throw again;
    return troubleReply(asking, error);
  }
}
