import { pounds, type Pence } from '../common/money';
import type { PriceUnit } from '../packages/educationPackage';
import { take, type Fault, type Taken } from './reading';

/** A price with what it is for; no unit when none was said. */
export interface Price {
  price: Pence;
  priceUnit?: PriceUnit;
}

const unitWords: readonly [PriceUnit | 'year', string][] = [
  ['hour', String.raw`(?:\/|an|per|a|each|every)\s*(?:hour|hr|h)\b|ph\b|hourly\b`],
  ['session', String.raw`(?:\/|a|per|each|every)\s*sess(?:ion)?\b`],
  ['day', String.raw`(?:\/|a|per|each|every)\s*(?:day|d)\b|pd\b|daily\b`],
  ['week', String.raw`(?:\/|a|per|each|every)\s*(?:week|wk|w)\b|pw\b|weekly\b`],
  ['once', String.raw`in\s+total\b|total\b|altogether\b|all\s+in\b|once\b`],
  ['year', String.raw`(?:\/|a|per|each)\s*(?:year|yr|annum)\b|pa\b|yearly\b`],
];
const anyUnit = unitWords.map(([, pattern]) => pattern).join('|');
const amount = String.raw`(-?\d[\d.,]*)\s?(k\b)?`;
const withSign = new RegExp(String.raw`(-?)£\s?${amount}\s*(${anyUnit})?`);
const withWord = new RegExp(
  String.raw`(?<![\w£.,/])()${amount}\s*(?:pounds?|quid|gbp)\b\s*(${anyUnit})?`,
);
// Without a pound sign only what cannot be hours or a date: "36ph", "45 an hour", "90 a session".
const bare = new RegExp(
  String.raw`(?<![\w£.,/-])()${amount}\s*(ph\b|(?:\/|an|per)\s*(?:hour|hr|h)\b|(?:\/|a|per)\s*sess(?:ion)?\b)`,
);
const maximum: Pence = 100_000_000_00;

/**
 * Takes the price out of a text, in whole pence, with its unit. Two different prices, a decimal
 * comma, three decimals and 0 or less are pointed at and never guessed.
 */
export function readMoney(text: string): Taken<Price> {
  const found = takeAny(text);
  if (!found) return { faults: [], rest: text };
  const first = priceOf(found.match);
  const second = takeAny(found.rest);
  if (!second) return { ...first, rest: found.rest };
  const sentence = `I found two prices, “${written(found.match)}” and “${written(second.match)}”. Which one is it?`;
  return { faults: [{ field: 'price', sentence }], rest: second.rest };
}

function takeAny(text: string) {
  return take(text, withSign) ?? take(text, withWord) ?? take(text, bare);
}

function priceOf(match: RegExpExecArray): Pick<Taken<Price>, 'value' | 'faults'> {
  const [, minus = '', rawDigits = '', thousand, unitText] = match;
  const digits = rawDigits.replace(/[.,]+$/, '');
  const pence = penceOf(`${minus}${digits}`, thousand !== undefined);
  if (typeof pence !== 'number') return { faults: [pence] };
  const unit = unitOf(unitText);
  if (unit === 'year') {
    const sentence = `${pounds(pence)} a year for how many weeks? Enter the price for a week.`;
    return { faults: [{ field: 'price', sentence }] };
  }
  return { value: { price: pence, ...(unit && { priceUnit: unit }) }, faults: [] };
}

function penceOf(digits: string, isThousands: boolean): Pence | Fault {
  const [whole = '', decimals = '', ...more] = digits.split('.');
  if (more.length > 0) return fault(`£${digits} is not an amount. Write it like £45.00.`);
  if (whole.includes(',') && !/^-?\d{1,3}(,\d{3})+$/.test(whole)) return decimalComma(digits);
  const plain = whole.replaceAll(',', '');
  if (decimals.includes(',')) return fault(`£${digits} is not an amount. Write it like £1,234.50.`);
  if (decimals.length > (isThousands ? 5 : 2)) {
    const near = `£${plain}.${decimals.slice(0, 2)}`;
    return fault(`£${digits} has parts of a penny. Did you mean ${near}?`, near);
  }
  const scale = isThousands ? 100_000 : 100;
  const pence = Math.round(Number(`${plain}.${decimals || '0'}`) * scale);
  if (pence <= 0) return fault(`The price must be more than £0.00. You wrote £${digits}.`);
  if (pence > maximum) return fault(`£${digits} is too much for one package. Check the price.`);
  return pence;
}

function decimalComma(digits: string): Fault {
  const parts = digits.replaceAll('.', ',').split(',');
  const point = `£${parts.slice(0, -1).join('')}.${parts.at(-1) ?? ''}`;
  const joined = pounds(Number(parts.join('')) * 100).replace(/\.00$/, '');
  return fault(`£${digits} could be ${point} or ${joined}.`, point);
}

function unitOf(text: string | undefined): PriceUnit | 'year' | undefined {
  if (text === undefined) return undefined;
  return unitWords.find(([, pattern]) => new RegExp(`^(?:${pattern})$`, 'i').test(text))?.[0];
}

function fault(sentence: string, suggestion?: string): Fault {
  return { field: 'price', sentence, ...(suggestion !== undefined && { suggestion }) };
}

function written(match: RegExpExecArray): string {
  return match[0].trim();
}
