import { setAt } from '../commands/digest';
import { help } from '../commands/help';
import type { Asking } from '../asking';
import { audited } from '../audit';
import { noteCard } from '../cards/errorCards';
import { openPage } from '../cards/buttons';
import { showPackage } from '../commands/packages';
import { cardReply, type Reply } from '../turn';
import { action, type Action } from './action';
import { notNow, useChosen } from './channel';
import { currentCard } from './currentCard';
import * as decide from './decide';
import * as deputy from './deputy';
import { changeNow } from './requestChange';
import { endCheck, endNow, keepAsItIs, withdrawNow } from './changePackage';
import * as input from './inputs';
import * as log from './logPackage';
import { searchProviders, viewProvider } from './providers';

/**
 * Every verb of a card's button: what it carries, who answers it, and whether the answer stays.
 * Who acts is who the platform says pressed, never anything in the card's data.
 */
const actions: Readonly<Record<string, Action>> = {
  'approval.view': action(input.approvalView, decide.view),
  'approval.list': action(input.nothing, decide.list),
  'approval.next': action(input.nothing, decide.next),
  'approval.approve': action(input.approve, decide.approve, 'inMyChat'),
  'approval.approveWithConditions': action(
    input.approveWithConditions,
    decide.approveWithConditions,
    'inMyChat',
  ),
  'approval.decline': action(input.decline, decide.decline, 'inMyChat'),
  'approval.askForInformation': action(input.askForInformation, decide.ask, 'inMyChat'),
  'approval.answer': action(input.answer, decide.answer, 'inMyChat'),
  'approval.refer': action(input.refer, decide.refer, 'inMyChat'),
  'approval.reconsider': action(input.reconsider, decide.lookAgain, 'inMyChat'),
  'approval.withdraw': action(input.withdraw, decide.withdraw, 'inMyChat'),
  'logPackage.start': action(input.startLog, log.start),
  'logPackage.check': action(input.logForm, log.check, 'always'),
  'logPackage.change': action(input.draft, log.change, 'always'),
  'logPackage.save': action(input.saveDraft, log.save, 'always'),
  'logPackage.keep': action(input.saveDraft, log.keep, 'always'),
  'logPackage.discard': action(input.draft, log.discard, 'always'),
  'package.view': action(input.onePackage, showPackage),
  'package.end': action(input.endPackage, (asking, ending) => endCheck(asking, ending), 'inMyChat'),
  'package.endNow': action(input.endPackage, endNow, 'inMyChat'),
  'package.change': action(input.changePackage, changeNow, 'inMyChat'),
  'package.withdraw': action(input.withdrawPackage, withdrawNow, 'inMyChat'),
  'package.keep': action(input.onePackage, keepAsItIs, 'inMyChat'),
  'provider.view': action(input.oneProvider, viewProvider),
  'provider.search': action(input.search, searchProviders),
  'deputy.name': action(input.deputy, deputy.nameNow, 'inMyChat'),
  'deputy.end': action(input.nothing, deputy.endNow, 'inMyChat'),
  'channel.use': action(input.channel, useChosen, 'always'),
  'channel.notNow': action(input.nothing, notNow, 'always'),
  'digest.set': action(input.digest, setAt),
  'help.show': action(input.nothing, (asking) => help(asking, {})),
};

/** Answers a pressed button, or a card that refreshes itself. */
export async function pressed(asking: Asking): Promise<Reply> {
  const { verb = '', value } = asking.turn;
  const known = Object.hasOwn(actions, verb) ? actions[verb] : undefined;
  const ids = input.anyIds.safeParse(value).data;
  const asked = { audit: 'BOT_ACTION', verb: known ? verb : 'unknown', ...ids } as const;
  return audited(asking, asking.turn, asked, () => {
    const reply = known?.press(asking, withoutInputsOfOthers(value));
    return reply ?? asItIsNow(asking, value);
  });
}

/** Clients add their own marks to the data of a submitted card; they are not ours to judge. */
function withoutInputsOfOthers(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'msteams'));
}

const old = 'This card is from an older version. I have brought it up to date.';

/** An unknown verb or broken ids: what the card was about, as it is now. Nothing is written. */
async function asItIsNow(asking: Asking, value: unknown): Promise<Reply> {
  const { data: ids } = input.anyIds.safeParse(value);
  if (ids?.approvalId !== undefined) {
    return cardReply(await currentCard(asking, ids.approvalId, { remark: old }));
  }
  if (ids?.packageId !== undefined) {
    return showPackage(asking, { packageId: ids.packageId }, old);
  }
  return cardReply(
    noteCard(
      {
        icon: 'view',
        says: 'An older card',
        small: 'Education Packages',
        heading: 'This card is from an older version',
        sentences: ['Nothing was changed. Write help to see what you can ask me.'],
        buttons: [openPage('Open the tab', asking.links.packagesList())],
      },
      asking.links,
    ),
  );
}
