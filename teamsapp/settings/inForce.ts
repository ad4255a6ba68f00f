import type { App } from '../app';
import { today, type IsoDay } from '../common/dates';
import type { AuditKey } from '../common/event';
import { defaults, defaultsFrom } from './defaults';
import { hasTrueSeal } from './seal';
import type { SettingName, SettingRow, SettingValues } from './settings';
import { readSetting } from './shapes';

type SettingsApp = Pick<App, 'settings' | 'auditKey' | 'clock'>;

/** A setting's value and the day from which it holds. */
export interface InForce<N extends SettingName> {
  value: SettingValues[N];
  validFrom: IsoDay;
}

/**
 * The value of a setting on a day, today when none is given: of the newest row valid by then that
 * the app itself published, else the safe default.
 */
export function setting<N extends SettingName>(
  app: SettingsApp,
  name: N,
  day?: IsoDay,
): SettingValues[N] {
  return settingInForce(app, name, day).value;
}

/** As `setting`, with the day from which the value holds. */
export function settingInForce<N extends SettingName>(
  app: SettingsApp,
  name: N,
  day: IsoDay = today(app.clock),
): InForce<N> {
  const rows = app.settings
    .all()
    .filter((row) => row.name === name && row.validFrom <= day)
    .sort(newestFirst);
  for (const row of rows) {
    const value = trueValue(app.auditKey, row, name);
    if (value !== undefined) return { value, validFrom: row.validFrom };
  }
  return { value: defaults[name], validFrom: defaultsFrom };
}

/** One published value of a setting with the row that holds it. */
export interface Published<N extends SettingName> {
  row: SettingRow;
  value: SettingValues[N];
}

/** Every value of a setting that the app itself published, the one that counts latest first. */
export function publishedValues<N extends SettingName>(
  app: SettingsApp,
  name: N,
): readonly Published<N>[] {
  return app.settings
    .all()
    .filter((row) => row.name === name)
    .sort(newestFirst)
    .flatMap((row) => {
      const value = trueValue(app.auditKey, row, name);
      return value === undefined ? [] : [{ row, value }];
    });
}

/** Rows that do not count because somebody edited or added them outside the app. */
export function settingsThatDoNotCount(app: SettingsApp): readonly SettingRow[] {
  return app.settings.all().filter((row) => trueValue(app.auditKey, row, row.name) === undefined);
}

function newestFirst(a: SettingRow, b: SettingRow): number {
  if (a.validFrom !== b.validFrom) return a.validFrom < b.validFrom ? 1 : -1;
  // Ids ascend with publishing; the clocks of two servers may disagree.
  return b.id - a.id;
}

/** Settings are asked for on every line of a grid, so each row is checked once for each key. */
const checked = new WeakMap<AuditKey, WeakMap<SettingRow, Partial<SettingValues>>>();

function trueValue<N extends SettingName>(
  key: AuditKey,
  row: SettingRow,
  name: N,
): SettingValues[N] | undefined {
  let rows = checked.get(key);
  if (!rows) checked.set(key, (rows = new WeakMap()));
  let values = rows.get(row);
  if (!values) rows.set(row, (values = checkedValue(key, row)));
  return values[name];
}

function checkedValue(key: AuditKey, row: SettingRow): Partial<SettingValues> {
  if (!hasTrueSeal(key, row)) return {};
  const read = readSetting(row.name, row.value);
  return 'value' in read ? { [row.name]: read.value } : {};
}
