import type { RowChange } from '../common/store';
import type { Provider } from './provider';

/** What a provider's entries in the Activity list are filed under. */
export function providerSubject({ requestKey }: Pick<Provider, 'requestKey'>): string {
  return `provider:${requestKey}`;
}

/** Fields that hold people's own words or a person's address: that they changed is enough. */
const unquoted: ReadonlySet<string> = new Set(['note', 'contactEmail', 'statusReason']);

/** The values of a change before and after it, as a row's event records them. */
export function changedValues(
  provider: Provider,
  change: RowChange<Provider>,
): { before: Record<string, unknown>; after: Record<string, unknown> } {
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  const was = new Map<string, unknown>(Object.entries(provider));
  for (const [field, value] of Object.entries(change)) {
    before[field] = recorded(field, was.get(field));
    after[field] = recorded(field, value);
  }
  return { before, after };
}

function recorded(field: string, value: unknown): unknown {
  // JSON has no undefined: null says that there was nothing, so the hash holds after reading back.
  if (value === undefined || value === '') return null;
  return unquoted.has(field) ? 'changed' : value;
}

/** The object without the fields that hold nothing: lists keep no empty field. */
export function withoutNothing<T extends object>(
  value: T,
): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  // What is left has no undefined value, which the type says of each field.
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}
