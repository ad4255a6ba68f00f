import type { Condition, Key } from '../store';

/** Says whether a row meets every condition, exactly as the database would. */
export function meets(conditions: Condition[], keyFor: (column: string) => Key): boolean {
  return conditions.every((condition) => holds(condition, keyFor(condition.column)));
}

/** Orders two keys: a missing one first, then numbers and texts by value. */
export function compareKeys(left: Key, right: Key): number {
  if (left === right) return 0;
  if (left === null) return -1;
  if (right === null) return 1;
  return left < right ? -1 : 1;
}

function holds({ operator, key }: Condition, value: Key): boolean {
  if (operator === 'eq') return value === key;
  if (operator === 'ne') return value !== key;
  // A missing value is neither more nor less than anything.
  if (value === null || key === null) return false;
  if (operator === 'startswith') return String(value).startsWith(String(key));
  const order = compareKeys(value, key);
  if (operator === 'lt') return order < 0;
  if (operator === 'gt') return order > 0;
  return operator === 'le' ? order <= 0 : order >= 0;
}
