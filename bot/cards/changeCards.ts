import type { Card } from '../../teamsapp/app';
import type { Links } from '../links';
import { openPage, press } from './buttons';
import { box, card, header, line, prose, quote } from './elements';
import type { Element } from './elements';

/** Something that would change a package, shown before it is done. */
export interface ChangeCheck {
  reference: string;
  packageId: number;
  /** "End EP-0987 on 12 February 2027". */
  heading: string;
  /** What follows from it: money freed, notice days, things to check. */
  sentences: readonly string[];
  /** The button that does it; the reason travels as an input, never in its data. */
  button: Element;
  inputs: readonly Element[];
}

/** The card before a change is saved: what follows from it, the reason, and one button. */
export function changeCheckCard(check: ChangeCheck, links: Links): Card {
  return card({
    speak: `Check before saving. ${check.heading}. Nothing is saved yet.`,
    body: [
      header(
        links,
        { name: 'form', says: 'Not saved yet' },
        'Check before saving · nothing is saved yet',
        check.heading,
      ),
      ...(check.sentences.length > 0
        ? [
            box('warning', [
              line('Things to know', { weight: 'Bolder' }),
              ...check.sentences.map((sentence) => prose([sentence], { spacing: 'Small' })),
            ]),
          ]
        : []),
      ...check.inputs,
    ],
    actions: [
      check.button,
      press('Discard', 'package.keep', { packageId: String(check.packageId) }),
      openPage(`Open ${check.reference}`, links.package(check.packageId)),
    ],
  });
}

/** The card after a change: what is true now. */
export function changeSavedCard(
  saved: {
    reference: string;
    packageId: number;
    heading: string;
    sentence: string;
    because: string;
  },
  links: Links,
): Card {
  return card({
    speak: `Saved. ${saved.heading}.`,
    body: [
      header(
        links,
        { name: 'approved', says: 'Saved' },
        `Saved · ${saved.reference}`,
        saved.heading,
      ),
      prose([saved.sentence]),
      ...(saved.because ? [quote('Your reason', saved.because)] : []),
    ],
    actions: [openPage(`Open ${saved.reference}`, links.package(saved.packageId))],
  });
}
