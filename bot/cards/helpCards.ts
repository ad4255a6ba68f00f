import type { Card } from '../../teamsapp/app';
import type { Links } from '../links';
import { openPage, press } from './buttons';
import { box, card, header, line, prose } from './elements';
import type { Element } from './elements';
import { choiceInput } from './inputs';
import { counted } from '../../teamsapp/approvals/requestWords';

/** An example line and what it does. */
export interface Example {
  line: string;
  does: string;
}

/** What one can ask, by example. `title` is the heading where help is about one command. */
export function helpCard(
  view: { examples: readonly Example[]; title?: string; remark?: string | undefined },
  links: Links,
): Card {
  return card({
    speak:
      'You can ask me to log a package, find a provider, show packages or show your approvals.',
    body: [
      header(
        links,
        { name: 'help', says: 'Help' },
        'Education Packages',
        view.title ?? 'What you can ask me',
      ),
      ...(view.remark ? [box('emphasis', [prose([view.remark])])] : []),
      ...view.examples.map(exampleRow),
      line(
        'In a channel, start with @Education Packages. Use the council’s reference, never a child’s name.',
        { size: 'Small', isSubtle: true, spacing: 'Large', separator: true },
      ),
    ],
    actions: [
      press('Log a package', 'logPackage.start'),
      press('My approvals', 'approval.list'),
      openPage('Open the tab', links.packagesList()),
    ],
  });
}

/** The first card in a personal chat. */
export function welcomePersonalCard(
  view: { firstName: string; examples: readonly Example[] },
  links: Links,
): Card {
  const hello = view.firstName ? `Hello ${view.firstName}. Try one of these` : 'Try one of these';
  return card({
    speak: 'Hello. I log education packages, get them approved, and tell you when one needs you.',
    body: [
      header(links, { name: 'hello', says: 'Hello' }, 'Education Packages', hello),
      line(
        'I log education packages, get them approved, and tell you when one needs you. I keep everything in your council’s own SharePoint.',
      ),
      ...view.examples.map(exampleRow),
      line('Use the council’s reference, never a child’s name. Write help to see all commands.', {
        size: 'Small',
        isSubtle: true,
        spacing: 'Medium',
      }),
    ],
    actions: [
      press('Log a package', 'logPackage.start'),
      press('Find a provider', 'provider.search'),
      openPage('Open the tab', links.packagesList()),
    ],
  });
}

/** The first card in a channel: offers to post approvals there. Nothing is set before an administrator says so. */
export function welcomeChannelCard(
  stages: readonly { name: string; waiting: number }[],
  links: Links,
): Card {
  const first = stages[0];
  const choices = stages.map(({ name, waiting }) => ({
    title: waiting > 0 ? `${name} (${counted(waiting, 'package')} waiting)` : name,
    value: name,
  }));
  return card({
    speak:
      'Education Packages was added to this channel. An administrator can choose what it is used for.',
    body: [
      header(
        links,
        { name: 'hello', says: 'Hello' },
        'Education Packages was added here',
        'Shall approvals be posted here?',
      ),
      line('Nothing is posted here yet. An administrator can choose what this channel is for.'),
      choiceInput({
        id: 'stage',
        label: 'Use this channel for',
        choices,
        value: first?.name,
      }),
      line('Or write:', { spacing: 'Medium' }),
      line(`@Education Packages use this channel for ${first?.name ?? 'STAGE'}`, {
        fontType: 'Monospace',
        spacing: 'None',
      }),
      line(
        'Everyone in this channel will see package references, providers and prices, never a child’s name.',
        { size: 'Small', isSubtle: true, spacing: 'Medium' },
      ),
    ],
    actions: [
      press('Use this channel', 'channel.use'),
      press('Not now', 'channel.notNow'),
      press('Help', 'help.show'),
    ],
  });
}

/** A channel is set for a stage; what waited is being posted. */
export function channelConfirmedCard(
  view: { stageName: string; by: string; on: string; waiting: number },
  links: Links,
): Card {
  const waited =
    view.waiting === 0
      ? 'No package was waiting for a channel. New ones are posted here.'
      : view.waiting === 1
        ? '1 package was waiting for a channel. I am posting it now.'
        : `${String(view.waiting)} packages were waiting for a channel. I am posting them now, oldest first.`;
  return card({
    speak: `This channel is now used for ${view.stageName} approvals. ${waited}`,
    body: [
      header(
        links,
        { name: 'approved', says: 'Set' },
        `Set by ${view.by} · ${view.on}`,
        `This channel is used for ${view.stageName}`,
      ),
      line(waited),
      line('To undo, write:', { spacing: 'Medium' }),
      line('@Education Packages stop using this channel', {
        fontType: 'Monospace',
        spacing: 'None',
      }),
    ],
    actions: [openPage('Open approvals', links.approvalsList())],
  });
}

function exampleRow(example: Example): Element {
  return {
    type: 'Container',
    spacing: 'Medium',
    items: [
      line(example.line, { fontType: 'Monospace', weight: 'Bolder' }),
      line(example.does, { spacing: 'None', isSubtle: true }),
    ],
  };
}
