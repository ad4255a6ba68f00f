import type { PanelPaper, PaperOption } from '../approvals/approval';
import { AppError } from '../common/errors';
import { type Pence, pounds } from '../common/money';

/** The most options of one paper. */
export const optionsAtMost = 12;

/** What people write in a paper. */
export type PaperWords = Omit<PanelPaper, 'writtenBy' | 'writtenAt'>;

/**
 * The paper's words and amounts, without the space around them. Throws `invalid` with the field of
 * what is missing or too long.
 */
export function paperWords(input: PaperWords): PaperWords {
  const { options, funding } = input;
  if (options.length > optionsAtMost) {
    throw invalid(`Name at most ${String(optionsAtMost)} options.`, 'options');
  }
  const missing = {
    inHouse: 'Say what could be provided in house, and why not.',
    parentalPreference: 'Say what the parents prefer, or that it is not known.',
    recommendation: 'Say what you recommend to the panel.',
  };
  return {
    options: options.map(optionOf),
    inHouse: textOrThrow(input.inHouse, 'inHouse', missing.inHouse),
    parentalPreference: textOrThrow(
      input.parentalPreference,
      'parentalPreference',
      missing.parentalPreference,
    ),
    funding: {
      education: funding.education,
      socialCare: funding.socialCare,
      health: funding.health,
    },
    recommendation: textOrThrow(input.recommendation, 'recommendation', missing.recommendation),
  };
}

function optionOf({ provider, price, whyNot: because }: PaperOption): PaperOption {
  const name = textOrThrow(provider, 'options', 'Name the provider of each option.');
  if (price !== undefined) penceOrThrow(price, 'options');
  return {
    provider: name,
    ...(price !== undefined && { price }),
    whyNot: textOrThrow(because, 'options', `Say why ${name} is not proposed.`),
  };
}

const textAtMost = 2000;

function textOrThrow(text: string, field: string, missing: string): string {
  const trimmed = text.trim();
  if (trimmed === '') throw invalid(missing, field);
  if (trimmed.length <= textAtMost) return trimmed;
  throw invalid(`Use at most ${textAtMost.toLocaleString('en-GB')} characters.`, field);
}

/** Throws `invalid` unless the parts make up the whole cost to the penny. */
export function refuseShortFunding(funding: PanelPaper['funding'], wholeCost: Pence): void {
  const parts = [funding.education, funding.socialCare, funding.health];
  for (const part of parts) penceOrThrow(part, 'funding');
  const sum = parts.reduce((all, part) => all + part, 0);
  if (sum === wholeCost) return;
  throw invalid(
    `The funding adds up to ${pounds(sum)}. It has to make up the whole cost of ${pounds(wholeCost)}.`,
    'funding',
  );
}

function penceOrThrow(amount: Pence, field: string): void {
  if (Number.isSafeInteger(amount) && amount >= 0) return;
  throw invalid('Enter an amount in pounds and pence that is not negative.', field);
}

/** Whether the paper says the same; who wrote it and when does not make it another one. */
export function isAlike(words: PaperWords, before: PanelPaper): boolean {
  return JSON.stringify(words) === JSON.stringify(wordsOnly(before));
}

/** One order of members, so that a paper that comes from a list compares. */
function wordsOnly({
  options,
  inHouse,
  parentalPreference,
  funding,
  recommendation,
}: PaperWords): PaperWords {
  return {
    options: options.map(({ provider, price, whyNot: because }) => ({
      provider,
      ...(price !== undefined && { price }),
      whyNot: because,
    })),
    inHouse,
    parentalPreference,
    funding: {
      education: funding.education,
      socialCare: funding.socialCare,
      health: funding.health,
    },
    recommendation,
  };
}

function invalid(sentence: string, field: string): AppError {
  return new AppError('invalid', sentence, field);
}
