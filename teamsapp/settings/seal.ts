import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AuditKey } from '../common/event';
import type { NewRow } from '../common/store';
import type { SettingRow } from './settings';

type Unsealed = Omit<NewRow<SettingRow>, 'seal'>;

/**
 * The seal of a setting: an HMAC over everything in the row, `keyId.base64url`. The list can be
 * edited by whoever may edit the site; only the app can seal.
 */
export function sealOf(key: AuditKey, row: Unsealed): string {
  const text = JSON.stringify(
    inOrder([
      'setting',
      row.requestKey,
      row.name,
      row.validFrom,
      row.value,
      row.publishedBy.id,
      row.publishedBy.name,
      row.publishedAt,
      // Only where there is one, so that the seals of rows without a reason stay as they are.
      ...(row.because === undefined ? [] : [row.because]),
    ]),
  );
  return `${key.id}.${createHmac('sha256', key.secret).update(text).digest('base64url')}`;
}

/** The row with its seal, ready to be added. For provisioning and the demo; people publish. */
export function sealed(key: AuditKey, row: Unsealed): NewRow<SettingRow> {
  return { ...row, seal: sealOf(key, row) };
}

/** Whether the app itself sealed the row as it now reads. */
export function hasTrueSeal(key: AuditKey, row: NewRow<SettingRow>): boolean {
  const expected = Buffer.from(sealOf(key, row));
  const given = Buffer.from(row.seal);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** The same value with every object's keys sorted: a list may give them back in another order. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, inOrder(inner)]),
  );
}
