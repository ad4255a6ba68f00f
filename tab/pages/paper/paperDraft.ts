import type { PaperPage, WritePaperInput } from '../../../teamsapp/api/contract';
import { readPounds } from '../../money';

/** A paper as it is being typed: amounts are texts. */
export interface PaperDraft {
  options: { provider: string; price: string; whyNot: string }[];
  inHouse: string;
  parentalPreference: string;
  funding: Record<Payer, string>;
  recommendation: string;
}

export type Payer = keyof WritePaperInput['funding'];

export const payers: readonly (readonly [Payer, string])[] = [
  ['education', 'Education pays'],
  ['socialCare', 'Social care pays'],
  ['health', 'Health pays'],
];

export const noOption = { provider: '', price: '', whyNot: '' };

/** The paper as it is stored, to be changed; education pays the whole of a new one. */
export function draftOf({ paper, request }: PaperPage): PaperDraft {
  const funding = paper?.funding ?? { education: request.wholeCost, socialCare: 0, health: 0 };
  return {
    options: (paper?.options ?? []).map(({ provider, price, whyNot }) => ({
      provider,
      price: price === null ? '' : inPounds(price),
      whyNot,
    })),
    inHouse: paper?.inHouse ?? '',
    parentalPreference: paper?.parentalPreference ?? '',
    funding: {
      education: inPounds(funding.education),
      socialCare: inPounds(funding.socialCare),
      health: inPounds(funding.health),
    },
    recommendation: paper?.recommendation ?? '',
  };
}

/** Whole pence of the three shares; undefined while one of them is no amount. */
export function fundingOf({ funding }: PaperDraft): WritePaperInput['funding'] | undefined {
  const education = readPounds(funding.education);
  const socialCare = readPounds(funding.socialCare);
  const health = readPounds(funding.health);
  if (education === undefined || socialCare === undefined || health === undefined) return undefined;
  return { education, socialCare, health };
}

/** What is sent; a sentence where an amount cannot be read. */
export function inputOf(draft: PaperDraft, seen: number): WritePaperInput | string {
  const funding = fundingOf(draft);
  if (!funding) return 'Enter each share in pounds and pence, 0 where somebody pays nothing.';
  const options: WritePaperInput['options'] = [];
  for (const { provider, price, whyNot } of draft.options) {
    const pence = price.trim() === '' ? undefined : readPounds(price);
    if (price.trim() !== '' && pence === undefined) {
      return `Enter the price of ${provider || 'each option'} in pounds and pence.`;
    }
    options.push({ provider, whyNot, ...(pence !== undefined && { price: pence }) });
  }
  const { inHouse, parentalPreference, recommendation } = draft;
  return { seen, options, inHouse, parentalPreference, funding, recommendation };
}

function inPounds(pence: number): string {
  return (pence / 100).toFixed(2);
}
