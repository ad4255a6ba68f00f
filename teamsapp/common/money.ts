/** An amount of money in whole pence. Negative amounts are money back. */
export type Pence = number;

/** The nearest whole penny, halves away from zero. */
export function wholePence(amount: number): Pence {
  return Math.sign(amount) * Math.round(Math.abs(amount));
}

/** Pounds as people write them, "£1,234.50". */
export function pounds(amount: Pence): string {
  return written(amount, 2);
}

/** Pounds without pence where there are none, "£3,024" or "£3,024.50": for headings and cards. */
export function shortPounds(amount: Pence): string {
  return written(amount, amount % 100 === 0 ? 0 : 2);
}

/**
 * Splits an amount in proportion to whole-number weights without losing a penny.
 *
 * The parts sum to the amount; what rounding leaves over goes to the largest remainders, earlier
 * parts first. All weights zero gives everything to the first part.
 */
export function splitPence(amount: Pence, weights: readonly number[]): Pence[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (weights.length === 0) return [];
  if (total === 0) return weights.map((_, index) => (index === 0 ? amount : 0));
  const exact = weights.map((weight) => (amount * weight) / total);
  const parts = exact.map(Math.floor);
  const left = amount - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  const lucky = new Set(byRemainder.slice(0, left).map(({ index }) => index));
  return parts.map((part, index) => part + (lucky.has(index) ? 1 : 0));
}

function written(amount: Pence, digits: number): string {
  const value = (Math.abs(amount) / 100).toLocaleString('en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${amount < 0 ? '-' : ''}£${value}`;
}
