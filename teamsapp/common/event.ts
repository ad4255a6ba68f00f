import { createHmac } from 'node:crypto';
import type { IsoInstant } from './dates';

/** A person as rows remember one: the Entra object id and the name to show. */
export interface Person {
  id: string;
  name: string;
}

/** One change of one row: who did what, and what it was before and after. */
export interface RowEvent {
  /** 1 for the row's creation, then one more each time. */
  sequence: number;
  actor: Person;
  at: IsoInstant;
  /** In the past tense and the product's words: 'logged', 'approved', 'declined', 'ended'. */
  verb: string;
  /** Changed values only; ids, codes, days and pence, never a child's name. */
  before: Readonly<Record<string, unknown>>;
  after: Readonly<Record<string, unknown>>;
}

/** The key of the HMAC chain, with its id so that keys can turn. */
export interface AuditKey {
  id: string;
  secret: string;
}

/**
 * The hash of an event, chained to the one before it: `keyId.base64url`. Whoever can edit the
 * list but has no key cannot make one.
 */
export function hashEvent(key: AuditKey, subject: string, event: RowEvent, before: string): string {
  return hashEventText(key, subject, JSON.stringify(event), before);
}

/** As `hashEvent`, for an event that is kept as its JSON. */
export function hashEventText(
  key: AuditKey,
  subject: string,
  event: string,
  before: string,
): string {
  return macOf(key, `[${JSON.stringify(subject)},${event},${JSON.stringify(before)}]`);
}

/** Makes and checks the seals of rows; those of the key before are still good, so that keys turn. */
export function sealWith(key: AuditKey, before?: AuditKey) {
  const keys = before === undefined ? [key] : [key, before];
  return {
    make: (text: string): string => macOf(key, text),
    fits: (text: string, seal: string): boolean => keys.some((one) => macOf(one, text) === seal),
  };
}

/** A keyed hash of a text, `keyId.base64url`: whoever lacks the key cannot make or mend one. */
export function macOf(key: AuditKey, text: string): string {
  return `${key.id}.${createHmac('sha256', key.secret).update(text).digest('base64url')}`;
}
