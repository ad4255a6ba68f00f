import { PostRefused, type Poster } from '../../bot/turn';
import type { Card } from '../../teamsapp/app';
import { headingOf, wordsOn } from '../support/readCard';

/** A card that reached somebody's chat. */
export interface Delivery {
  personId: string;
  /** What it told, read from the card alone. */
  fact: string;
  /** The packages that it names. */
  references: readonly string[];
  /** Whether the process died before it could note that the card was sent. */
  isUnnoted: boolean;
  at: Date;
}

/** What befalls the next sends, one each: a status, or the end of the process around the send. */
export type Mishap = number | 'diesBefore' | 'diesAfter';

/** The process ends here. */
export class Died extends Error {}

export interface ChatLog extends Poster {
  deliveries: Delivery[];
  /** While it is on nothing is taken. */
  outage: { isOn: boolean };
}

/** Chats that keep what reached them, through mishaps and outages. */
export function chatLog(now: () => Date, mishaps: Mishap[]): ChatLog {
  const deliveries: Delivery[] = [];
  const outage: ChatLog['outage'] = { isOn: false };
  return {
    deliveries,
    outage,
    post: async (reference, card) => {
      await Promise.resolve();
      if (outage.isOn) throw new PostRefused(502);
      const mishap = mishaps.shift();
      if (mishap === 'diesBefore') throw new Died();
      if (typeof mishap === 'number') throw new PostRefused(mishap);
      const personId = (reference.userId ?? '').replace('29:', '');
      const isUnnoted = mishap === 'diesAfter';
      deliveries.push({ personId, ...read(card), isUnnoted, at: now() });
      if (isUnnoted) throw new Died();
      return { activityId: `a${String(deliveries.length)}` };
    },
    edit: () => Promise.reject(new Error('A personal notice is never edited.')),
  };
}

function read(card: Card): Pick<Delivery, 'fact' | 'references'> {
  const words = wordsOn(card);
  const heading = headingOf(card);
  const references = [...new Set(words.match(/EP-\d+/g))];
  const [reference = ''] = references;
  const day = /\d+ \w+ 2026/.exec(heading)?.[0] ?? '';
  if (words.startsWith('Reminder')) {
    const when = /^Due (tomorrow|on)/.test(heading) ? 'before' : 'onDay';
    return { fact: `reminder ${reference} ${day} ${when}`, references };
  }
  if (words.startsWith('Escalated')) return { fact: `escalation ${reference}`, references };
  if (/question|answered your/.test(heading)) {
    return { fact: `${reference} ${heading}: ${/“(.*?)”/.exec(words)?.[1] ?? ''}`, references };
  }
  return { fact: `digest ${words.split('\n')[0] ?? ''}`, references };
}
