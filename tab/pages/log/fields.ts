import type { PackageCheck } from '../../../teamsapp/api/contract';
import type { Fault } from '../../components/ErrorSummary';
import { readPounds } from '../../money';
import { readAmount } from './draft';
import type { Draft } from './draft';

/** The API's names of the facts that one field of the form holds. */
const fieldOf: Readonly<Record<string, string>> = {
  child: 'childReference',
  childId: 'childReference',
  provider: 'providerId',
  providerWords: 'providerId',
  sessionsPerWeek: 'hoursPerWeek',
  route: 'legalRoute',
  hours: 'hoursPerWeek',
  dates: 'startDate',
};

/** What fields are called when what was understood is read out. */
export const fieldWords: Readonly<Record<string, string>> = {
  childReference: 'child',
  legalRoute: 'route',
  reason: 'reason',
  providerId: 'provider',
  hoursPerWeek: 'hours',
  price: 'price',
  startDate: 'first day',
  endDate: 'last day',
  objectives: 'objectives',
};

/** The element id of a fact's field. */
export function idOf(field: string): string {
  return `log-${fieldOf[field] ?? field}`;
}

/** The field of the form that a fact of the API stands in. */
export function formField(field: string): string {
  return fieldOf[field] ?? field;
}

/** What cannot be read as it is typed; the API never sees it. */
export function unreadFaults(draft: Draft): Fault[] {
  const faults: Fault[] = [];
  if (draft.amount.trim() && readAmount(draft.amount) === undefined) {
    const sentence = `Enter the ${draft.amountIn} a week as a number, like 12`;
    faults.push({ field: 'hoursPerWeek', sentence });
  }
  if (draft.price.trim() && readPounds(draft.price) === undefined) {
    faults.push({ field: 'price', sentence: 'Enter the price as pounds and pence, like £45.00' });
  }
  return faults;
}

/** Everything that stands between the draft and an approval. */
export function allFaults(draft: Draft, check: PackageCheck | undefined): Fault[] {
  const unread = unreadFaults(draft);
  const known = new Set(unread.map(({ field }) => field));
  const said = [...(check?.faults ?? []), ...(check?.missing ?? [])]
    .map(({ field, sentence }) => ({ field: formField(field), sentence }))
    .filter(({ field }) => !known.has(field));
  return [...unread, ...said];
}

/** A field's fault as Fluent's Field takes it; nothing where there is none. */
export interface FieldFault {
  validationMessage?: { children: string; role: 'alert' | undefined };
}
