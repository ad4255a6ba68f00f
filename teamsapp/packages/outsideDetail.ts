import { isDay, longDay } from '../common/dates';
import type { RowEvent } from '../common/event';
import { pounds } from '../common/money';
import { fieldWords } from './watchedPackages';

const money: readonly string[] = ['price', 'weeklyCost', 'wholeCost'];

/**
 * What was changed in SharePoint, for a history: each field with its values before and after where
 * they may be told and can be read, and what the app put back. Undefined for any other event.
 */
export function outsideDetail({ before, after }: Pick<RowEvent, 'before' | 'after'>) {
  const { changed, restored, unreadable } = after;
  if (!isWords(changed) || !isWords(restored) || changed.length === 0) return undefined;
  const damaged = isWords(unreadable) ? unreadable : [];
  const told = changed.map((key) =>
    damaged.includes(key)
      ? `${fieldWords(key)} into something that cannot be read`
      : `${fieldWords(key)}${fromTo(key, before, after)}`,
  );
  const back = restored.length > 0 ? ` Put back: ${restored.map(fieldWords).join(', ')}.` : '';
  return `Changed: ${told.join(', ')}.${back}`;
}

type Values = Readonly<Record<string, unknown>>;

function fromTo(key: string, before: Values, after: Values): string {
  const [from, to] = [valueWords(key, before[key]), valueWords(key, after[key])];
  return from === undefined || to === undefined ? '' : ` from ${from} to ${to}`;
}

/** A value as people write it; undefined for what has no short words. */
function valueWords(key: string, value: unknown): string | undefined {
  if (value === null) return 'nothing';
  if (typeof value === 'number') return money.includes(key) ? pounds(value) : String(value);
  if (typeof value !== 'string' || value.length > 60) return undefined;
  return isDay(value) ? longDay(value) : `“${value}”`;
}

function isWords(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
