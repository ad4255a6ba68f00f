import type { ChangeCheck, PackagePage } from '../../../teamsapp/api/contract';
import type { Fault } from '../../components/ErrorSummary';
import { pounds, readPounds } from '../../money';
import { amountInOf, readAmount } from '../log/draft';

type Item = PackagePage['package'];

/** The terms as they are typed. */
export interface ChangeText {
  /** Hours or sessions a week. */
  amount: string;
  price: string;
  from: string | undefined;
  endDate: string | undefined;
}

/** What is sent: only what is to be different. */
export interface ChangeTerms {
  from?: string;
  hoursPerWeek?: number;
  sessionsPerWeek?: number;
  price?: number;
  endDate?: string;
}

/** The package's present terms as text, with no day from which others hold. */
export function presentText(item: Item): ChangeText {
  const amount = countedIn(item) === 'sessions' ? item.sessionsPerWeek : item.hoursPerWeek;
  return {
    amount: amount?.toString() ?? '',
    price: pounds(item.price),
    from: undefined,
    endDate: item.ends,
  };
}

/** How the package's week is counted: a change keeps that. */
export function countedIn(item: Item): 'hours' | 'sessions' {
  if (item.sessionsPerWeek !== null) return 'sessions';
  if (item.hoursPerWeek !== null) return 'hours';
  return amountInOf(item.priceUnit) ?? 'hours';
}

/** The terms that differ from the package; undefined while nothing does. */
export function changedTerms(item: Item, text: ChangeText): ChangeTerms | undefined {
  const [amount, price] = [readAmount(text.amount), readPounds(text.price)];
  const inSessions = countedIn(item) === 'sessions';
  const before = inSessions ? item.sessionsPerWeek : item.hoursPerWeek;
  const terms: ChangeTerms = {
    ...(amount !== undefined &&
      amount !== before && { [inSessions ? 'sessionsPerWeek' : 'hoursPerWeek']: amount }),
    ...(price !== undefined && price !== item.price && { price }),
    ...(text.endDate !== undefined && text.endDate !== item.ends && { endDate: text.endDate }),
  };
  if (Object.keys(terms).length === 0) return undefined;
  return { ...terms, ...(text.from !== undefined && { from: text.from }) };
}

/** What stands between the text and a request: what cannot be read, and what is missing. */
export function changeFaults(item: Item, text: ChangeText, because: string): Fault[] {
  const unit = countedIn(item);
  // A week that was counted once cannot be emptied: only another number can be asked for.
  const isLeftOut = text.amount.trim() === '' && presentText(item).amount === '';
  const isUnread = !isLeftOut && readAmount(text.amount) === undefined;
  const isUnpriced = readPounds(text.price) === undefined;
  const read: Fault[] = [
    ...(isUnread
      ? [{ field: 'amount', sentence: `Enter the ${unit} a week as a number, like 12` }]
      : []),
    ...(isUnpriced
      ? [{ field: 'price', sentence: 'Enter the price as pounds and pence, like £45.00' }]
      : []),
    ...(text.endDate
      ? []
      : [{ field: 'endDate', sentence: 'Enter the last day, like 16 July 2027' }]),
  ];
  const isSame = read.length === 0 && changedTerms(item, text) === undefined;
  return [
    ...read,
    ...(isSame
      ? [{ field: 'amount', sentence: 'Nothing would change. Enter what is to be different' }]
      : []),
    ...(because.trim() ? [] : [{ field: 'because', sentence: 'Say why it is to change' }]),
  ];
}

/** The field of the dialog that a fact of the API stands in. */
export function changeField(field: string): string {
  return field === 'hoursPerWeek' || field === 'sessionsPerWeek' ? 'amount' : field;
}

/** The whole cost, the weekly cost and each year's, now and then, ready to read. */
export function costRows(check: ChangeCheck): { label: string; now: string; then: string }[] {
  const row = (label: string, { now, then }: { now: number; then: number }) => ({
    label,
    now: pounds(now),
    then: pounds(then),
  });
  return [
    row('Whole cost', check.wholeCost),
    row('A week', check.weeklyCost),
    ...check.byYear.map(({ year, ...cost }) => row(year, cost)),
  ];
}
