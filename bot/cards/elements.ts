import type { Card } from '../../teamsapp/app';
import { concernStart } from '../../teamsapp/approvals/concernWords';
import type { Links } from '../links';
import { literal, plainName, shorten, spoken } from './text';

/** A part of an Adaptive Card as JSON. */
export type Element = Readonly<Record<string, unknown>>;

/** How a line of text looks; the names are the schema's own. */
export interface Look {
  size?: 'Small' | 'Default' | 'Large';
  weight?: 'Bolder';
  color?: 'Attention';
  isSubtle?: boolean;
  spacing?: 'None' | 'Small' | 'Medium' | 'Large';
  separator?: boolean;
  fontType?: 'Monospace';
  horizontalAlignment?: 'Right';
}

/** A piece of running text: a string, or one in bold. */
export type Piece = string | { bold: string };

/** Background of a box: what it says is always in its words too. */
export type Tone = 'attention' | 'warning' | 'good' | 'emphasis';

/** The picture of a card's header; each is a PNG in bot/cards/images. */
export type Icon =
  | 'waiting'
  | 'approved'
  | 'declined'
  | 'withdrawn'
  | 'view'
  | 'question'
  | 'form'
  | 'package'
  | 'provider'
  | 'list'
  | 'error'
  | 'help'
  | 'hello';

export interface CardParts {
  /** Two plain sentences for a screen reader. */
  speak: string;
  /** What a client too old for the card shows. */
  fallbackText?: string;
  body: readonly Element[];
  actions?: readonly Element[];
  refresh?: Element | undefined;
}

/** A whole card of version 1.5, the newest that Teams' bots may send. */
export function card(parts: CardParts): Card {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    speak: spoken(parts.speak),
    fallbackText:
      parts.fallbackText ??
      'This card needs a newer version of Teams. Open Education Packages to see it.',
    ...(parts.refresh && { refresh: parts.refresh }),
    body: parts.body,
    ...(parts.actions && parts.actions.length > 0 && { actions: parts.actions }),
  };
}

/** A line that always wraps. Markdown has no effect in it, whoever wrote the words. */
export function line(text: string, look: Look = {}): Element {
  return { type: 'TextBlock', text: plainName(text), wrap: true, ...look };
}

/** Running text with bold pieces, shown literally: the only place for people's own words. */
export function prose(pieces: readonly Piece[], look: Look & { run?: Look } = {}): Element {
  const { run = {}, ...block } = look;
  return {
    type: 'RichTextBlock',
    inlines: pieces.map((piece) =>
      typeof piece === 'string'
        ? { type: 'TextRun', text: spaced(piece), ...run }
        : { type: 'TextRun', text: spaced(piece.bold), ...run, weight: 'Bolder' },
    ),
    ...block,
  };
}

/** Icon, small line and the card's one heading. */
export function header(
  links: Links,
  icon: { name: Icon; says: string },
  small: string,
  heading: string,
): Element {
  const picture = {
    type: 'Image',
    url: `${links.base}/cards/${icon.name}.png`,
    altText: icon.says,
    width: '32px',
    height: '32px',
  };
  return {
    type: 'ColumnSet',
    columns: [
      { type: 'Column', width: 'auto', items: [picture] },
      {
        type: 'Column',
        width: 'stretch',
        items: [
          line(small, { size: 'Small', isSubtle: true }),
          {
            ...line(heading, { weight: 'Bolder', size: 'Large', spacing: 'None' }),
            style: 'heading',
          },
        ],
      },
    ],
  };
}

/** The title of a part of the card. */
export function sectionTitle(text: string): Element {
  return line(text, { weight: 'Bolder', spacing: 'Large', separator: true });
}

/** Label on the left, value on the right, a small note below the label. */
export function valueLine(
  label: string,
  value: string,
  more: { note?: string; bold?: boolean; urgent?: boolean; first?: boolean } = {},
): Element {
  const strong = more.bold === true || more.urgent === true;
  const note = more.note
    ? [line(more.note, { size: 'Small', isSubtle: true, spacing: 'None' })]
    : [];
  return {
    type: 'ColumnSet',
    spacing: more.first ? 'Medium' : 'Small',
    columns: [
      {
        type: 'Column',
        width: 'stretch',
        items: [line(label, more.bold ? { weight: 'Bolder' } : {}), ...note],
      },
      {
        type: 'Column',
        width: 'auto',
        items: [
          line(value, {
            horizontalAlignment: 'Right',
            ...(strong && { weight: 'Bolder' }),
            ...(more.urgent && { color: 'Attention' }),
          }),
        ],
      },
    ],
  };
}

/** Labels and values in two columns; pairs without a value are left out. */
export function facts(pairs: readonly (readonly [string, string | undefined])[]): Element {
  return {
    type: 'FactSet',
    facts: pairs.flatMap(([title, value]) =>
      value ? [{ title: plainName(title), value: plainName(value) }] : [],
    ),
    spacing: 'Medium',
  };
}

/** A coloured box; its text keeps the default colour, which is readable in every theme. */
export function box(tone: Tone, items: readonly Element[]): Element {
  return { type: 'Container', style: tone, spacing: 'Medium', items };
}

/** A bold start and a sentence, for lists of things to know. */
export function point(words: Parameters<typeof concernStart>[0]): Element {
  return prose([{ bold: `${concernStart(words)} ` }, shorten(words.sentence)], {
    spacing: 'Small',
  });
}

/** Somebody's own words, with who said them. */
export function quote(who: string, words: string): Element {
  return box('emphasis', [
    prose([who], { run: { size: 'Small', isSubtle: true } }),
    prose([`“${shorten(literal(words))}”`], { spacing: 'None' }),
  ]);
}

/** As `literal`, but blanks at the ends stay: pieces stand beside one another. */
function spaced(words: string): string {
  const [, before = '', after = ''] = /^(\s*)[\s\S]*?(\s*)$/.exec(words) ?? [];
  const middle = literal(words);
  return middle === '' ? ' ' : `${before && ' '}${middle}${after && ' '}`;
}
