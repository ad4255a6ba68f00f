import { literal } from './text';
import type { Element } from './elements';

/** Ids of a card action: nothing else travels with a button, because a card's data can be forged. */
export type Ids = Readonly<Record<string, string | number>>;

/**
 * A button that the server answers with a card. Clients without Action.Execute send the same verb
 * as a message, and the card is edited instead.
 */
export function press(title: string, verb: string, ids: Ids = {}, tooltip?: string): Element {
  const named = { title: literal(title), ...(tooltip && { tooltip: literal(tooltip) }) };
  return {
    type: 'Action.Execute',
    ...named,
    verb,
    data: ids,
    fallback: { type: 'Action.Submit', title: named.title, data: { verb, ...ids } },
  };
}

/** A button that opens a page of the tab. */
export function openPage(title: string, url: string): Element {
  return { type: 'Action.OpenUrl', title: literal(title), url };
}

/** A button that opens a panel with inputs and one button of its own, so that its required inputs block no other button. */
export function panel(title: string, inputs: readonly Element[], button: Element): Element {
  return {
    type: 'Action.ShowCard',
    title: literal(title),
    card: {
      type: 'AdaptiveCard',
      version: '1.5',
      body: [...inputs, { type: 'ActionSet', actions: [button] }],
    },
  };
}

/** Who gets the card redrawn by itself: an action and at most 60 platform user ids. */
export function refreshFor(
  verb: string,
  ids: Ids,
  userIds: readonly string[],
): Element | undefined {
  if (userIds.length === 0 || userIds.length > 60) return undefined;
  return { action: { type: 'Action.Execute', verb, data: ids }, userIds };
}
