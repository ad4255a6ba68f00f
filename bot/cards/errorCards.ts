import type { Card } from '../../teamsapp/app';
import type { Links } from '../links';
import { openPage } from './buttons';
import { box, card, header, line, prose, quote } from './elements';
import type { Element, Icon } from './elements';

export interface Trouble {
  /** "EP-1042", where it is about a package. */
  reference?: string | undefined;
  /** What happened, as a heading: "I could not save your decision". */
  heading: string;
  /** Sentences: what happened, and what to do. */
  sentence: string;
  /** What was saved. */
  saved: string;
  /** Words that the person typed and should not have to type again. */
  kept?: string | undefined;
  /** What to choose next. */
  buttons?: readonly Element[];
}

/** Something failed: what happened, what was saved, what to do. */
export function errorCard(trouble: Trouble, links: Links): Card {
  return card({
    speak: `${trouble.heading}. ${trouble.saved}`,
    body: [
      header(links, { name: 'error', says: 'It did not work' }, small(trouble), trouble.heading),
      line('What happened and what to do', { weight: 'Bolder', spacing: 'Medium' }),
      prose([trouble.sentence], { spacing: 'None' }),
      line('What was saved', { weight: 'Bolder', spacing: 'Medium' }),
      prose([trouble.saved], { spacing: 'None' }),
      ...(trouble.kept ? [quote('Your words', trouble.kept)] : []),
    ],
    actions: trouble.buttons ?? [],
  });
}

/** The reader may not do this: why, and who can. */
export function notAllowedCard(
  refusal: { reference?: string | undefined; sentence: string; url?: string | undefined },
  links: Links,
): Card {
  return card({
    speak: `${refusal.sentence} Nothing was changed.`,
    body: [
      header(
        links,
        { name: 'error', says: 'Not allowed' },
        refusal.reference ? `Not changed · ${refusal.reference}` : 'Not changed',
        'You cannot do this',
      ),
      prose([refusal.sentence]),
      line('Nothing was changed.', { spacing: 'Small' }),
    ],
    actions: refusal.url ? [openPage(`Open ${refusal.reference ?? 'it'}`, refusal.url)] : [],
  });
}

/** A short card with a heading and a sentence or two: confirmations and answers to a button. */
export function noteCard(
  note: {
    icon: Icon;
    says: string;
    small: string;
    heading: string;
    sentences: readonly string[];
    inputs?: readonly Element[];
    buttons?: readonly Element[];
  },
  links: Links,
): Card {
  return card({
    speak: `${note.heading}. ${note.sentences[0] ?? ''}`,
    body: [
      header(links, { name: note.icon, says: note.says }, note.small, note.heading),
      ...(note.sentences.length > 0
        ? [
            box(
              'emphasis',
              note.sentences.map((sentence) => prose([sentence])),
            ),
          ]
        : []),
      ...(note.inputs ?? []),
    ],
    actions: note.buttons ?? [],
  });
}

function small({ reference }: Trouble): string {
  return reference ? `Not saved · ${reference}` : 'Not saved';
}
