import { longDay, type IsoDay } from '../common/dates';
import type { RowChange } from '../common/store';
import type { RegisterFields, RegisterRow } from './register/readRegister';
import type { Provider } from './provider';

/** What bringing in one row of a register does, and to which provider. */
export interface RowPlan {
  row: RegisterRow;
  action: 'add' | 'change' | 'close' | 'skip' | 'same';
  /** What changes from what to what, or why nothing does. */
  why: string;
  renamed: boolean;
  /** The provider as it is in the list; absent when the row adds one. */
  provider?: Provider;
  change: RowChange<Provider>;
}

/** The fields that a register speaks about, as the plan names them, in that order. */
const compared: readonly { field: keyof RegisterFields; label: string }[] = [
  { field: 'name', label: 'name' },
  { field: 'providerType', label: 'type' },
  { field: 'registrationStatus', label: 'registration' },
  { field: 'street', label: 'street' },
  { field: 'town', label: 'town' },
  { field: 'postcode', label: 'postcode' },
  { field: 'lowAge', label: 'lowest age' },
  { field: 'highAge', label: 'highest age' },
  { field: 'ukprn', label: 'UKPRN' },
  { field: 'needs', label: 'needs' },
];

/**
 * Compares a register's row with the provider of the same URN.
 *
 * What the row leaves blank, or its layout does not have, stays as it is. A provider that is
 * closed in the list is never opened by a file, which may be the older of the two.
 *
 * @param today a closing date after it has not come yet
 */
export function compareRow(
  row: RegisterRow,
  provider: Provider | undefined,
  today: IsoDay,
): RowPlan {
  const reason = whySkipped(row, provider, today);
  if (reason !== undefined) return { ...plan(row, provider), action: 'skip', why: reason };
  const closes = isClosed(row, today);
  if (!provider) return { ...plan(row), action: 'add', why: closes ? closedOn(row) : '' };
  const differences = differencesOf(row.fields, provider);
  const closing = closes && provider.status !== 'closed';
  const change = { ...valuesOf(row.fields, differences), ...(closing && closedValues(row)) };
  const words = differences.map(({ label, field }) =>
    inWords(label, provider[field], row.fields[field]),
  );
  return {
    ...plan(row, provider),
    action: closing ? 'close' : differences.length > 0 ? 'change' : 'same',
    why: [...(closing ? [closedOn(row)] : []), ...words].join('; '),
    renamed: differences.some(({ field }) => field === 'name'),
    change,
  };
}

/** Whether the register says that the school is closed on the day. */
export function isClosed({ saysClosed, closeDate }: RegisterRow, today: IsoDay): boolean {
  return saysClosed || (closeDate !== undefined && closeDate <= today);
}

/** The status fields of a provider that the row closes. */
export function closedValues({
  closeDate,
}: RegisterRow): Pick<Provider, 'status'> &
  Partial<Pick<Provider, 'statusReason' | 'statusSince'>> {
  const since = closeDate === undefined ? {} : { statusSince: closeDate };
  return { status: 'closed', statusReason: 'Closed in the register.', ...since };
}

function whySkipped(
  row: RegisterRow,
  provider: Provider | undefined,
  today: IsoDay,
): string | undefined {
  if (row.name === '') return 'The row has no name.';
  if (row.outsideEngland) return 'The school is not in England.';
  if (row.notYetOpen && !provider) return 'The school is not open yet.';
  if (provider?.status !== 'closed' || isClosed(row, today)) return undefined;
  const since = provider.statusSince === undefined ? '' : ` since ${longDay(provider.statusSince)}`;
  return `It is closed in your list${since} and open in this file, which may be older. Open it by hand if the file is right.`;
}

function plan(
  row: RegisterRow,
  provider?: Provider,
): Pick<RowPlan, 'row' | 'renamed' | 'change'> & Partial<Pick<RowPlan, 'provider'>> {
  return { row, renamed: false, change: {}, ...(provider && { provider }) };
}

function differencesOf(fields: RegisterFields, provider: Provider): typeof compared {
  return compared.filter(({ field }) => {
    const says = fields[field];
    return says !== undefined && !same(says, provider[field]);
  });
}

function same(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((value) => b.includes(value));
}

function valuesOf(fields: RegisterFields, differences: typeof compared): RegisterFields {
  const keys = new Set<string>(differences.map(({ field }) => field));
  return Object.fromEntries(Object.entries(fields).filter(([key]) => keys.has(key)));
}

function inWords(label: string, from: unknown, to: unknown): string {
  return from === undefined || from === ''
    ? `${label}: ${text(to)}`
    : `${label}: ${text(from)} to ${text(to)}`;
}

function text(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') || 'none' : String(value);
}

function closedOn({ closeDate }: RegisterRow): string {
  return closeDate === undefined ? 'closed' : `closed on ${longDay(closeDate)}`;
}
