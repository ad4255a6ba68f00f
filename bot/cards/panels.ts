import { panel, press } from './buttons';
import type { Ids } from './buttons';
import type { Element } from './elements';
import { line } from './elements';
import { choiceInput, dateInput, textInput } from './inputs';

/** Main reasons of a decline: what the choice says is kept with the decision. */
export const declineReasons: Readonly<Record<string, string>> = {
  price: 'Too expensive for what it gives',
  provider: 'Provider is not assured or not suitable',
  need: 'The need can be met in school',
  other: 'Something else',
};

interface Deciding {
  reference: string;
  requester: string;
  ids: Ids;
  /** Names of the stages that may be asked first. */
  refer: readonly string[];
  /** A red concern: then even a plain approval needs a reason. */
  isDoubtful: boolean;
  /** Words kept from a press that did not go through, and its verb. */
  kept?: Kept | undefined;
}

/** What somebody typed and should not have to type again. */
export interface Kept {
  verb: string;
  words: string;
}

/**
 * The ways to answer a stage. Reasons are in panels, so that none blocks another's button. Asking
 * another stage first is offered where there is one.
 */
export function decisionButtons(deciding: Deciding): Element[] {
  return [
    approve(deciding),
    withConditions(deciding),
    ask(deciding),
    decline(deciding),
    ...refer(deciding),
  ];
}

function refer({ ids, refer: stages, kept }: Deciding): Element[] {
  if (stages.length === 0) return [];
  const to = choiceInput({
    id: 'to',
    label: 'Who is to look first?',
    choices: stages.map((name) => ({ title: name, value: name })),
    needed: 'Choose a stage.',
    placeholder: 'Choose a stage',
  });
  const because = textInput({
    id: 'because',
    label: 'Why?',
    needed: 'Say why: the stage sees this.',
    value: keptFor(kept, 'approval.refer'),
  });
  const after = line('It decides first, and yours after it. No stage is skipped.', {
    size: 'Small',
    isSubtle: true,
  });
  return [panel('Refer', [to, because, after], press('Refer it', 'approval.refer', ids))];
}

/** Asking for another look at a decision, with the reason. */
export function lookAgainButton(approvalId: number, kept?: Kept): Element {
  const because = textInput({
    id: 'because',
    label: 'Why is it to be looked at again?',
    needed: 'Say why: people who did not decide look at it.',
    value: keptFor(kept, 'approval.reconsider'),
  });
  const ids = { approvalId: String(approvalId) };
  const button = press('Ask for another look', 'approval.reconsider', ids);
  return panel('Ask for another look', [because], button);
}

function approve({ reference, ids, isDoubtful, kept }: Deciding): Element {
  if (!isDoubtful) return press('Approve', 'approval.approve', ids, `Approve ${reference}`);
  const why = textInput({
    id: 'note',
    label: 'Why do you approve with a possible concern?',
    needed: 'Say why: this is kept with the decision.',
    placeholder: 'For example: hours split over two sites, checked with the provider today',
    value: keptFor(kept, 'approval.approve'),
  });
  return panel('Approve', [why], press(`Approve ${reference}`, 'approval.approve', ids));
}

function withConditions({ ids, kept }: Deciding): Element {
  const conditions = textInput({
    id: 'conditions',
    label: 'Conditions',
    needed: 'Write at least one condition.',
    placeholder: 'For example: a site visit before the first day',
    value: keptFor(kept, 'approval.approveWithConditions'),
  });
  const due = dateInput({ id: 'conditionsDueOn', label: 'To be met by (optional)' });
  return panel(
    'Approve with conditions',
    [conditions, due],
    press('Approve with these conditions', 'approval.approveWithConditions', ids),
  );
}

function ask({ requester, ids, kept }: Deciding): Element {
  const question = textInput({
    id: 'question',
    label: 'What do you need to know?',
    needed: 'Write your question.',
    value: keptFor(kept, 'approval.askForInformation'),
  });
  const clock = line(`The clock stops until ${requester} answers.`, {
    size: 'Small',
    isSubtle: true,
  });
  return panel(
    'Ask for information',
    [question, clock],
    press('Send the question', 'approval.askForInformation', ids),
  );
}

function decline({ reference, ids, kept }: Deciding): Element {
  const reason = choiceInput({
    id: 'reason',
    label: 'Main reason',
    choices: Object.entries(declineReasons).map(([value, title]) => ({ title, value })),
    needed: 'Choose a reason.',
    placeholder: 'Choose a reason',
  });
  const words = textInput({
    id: 'note',
    label: 'Tell the requester why',
    needed: 'Say why: the requester sees this.',
    value: keptFor(kept, 'approval.decline'),
  });
  return panel('Decline', [reason, words], press(`Decline ${reference}`, 'approval.decline', ids));
}

/** Taking a package or its request back, with the reason. `ids` say which of the two. */
export function withdrawButton(
  reference: string,
  ids: { packageId: number } | { approvalId: number },
): Element {
  const why = textInput({
    id: 'note',
    label: 'Why do you withdraw it?',
    needed: 'Say why: approvers see this.',
  });
  const button =
    'packageId' in ids
      ? press(`Withdraw ${reference}`, 'package.withdraw', { packageId: String(ids.packageId) })
      : press(`Withdraw ${reference}`, 'approval.withdraw', { approvalId: String(ids.approvalId) });
  return panel('Withdraw', [why], button);
}

function keptFor(kept: Kept | undefined, verb: string): string | undefined {
  return kept?.verb === verb ? kept.words : undefined;
}
