import type { App } from '../app';
import { isDay, type IsoDay } from '../common/dates';
import { AppError } from '../common/errors';
import type { Person } from '../common/event';
import type { Actor } from '../people/actor';
import { mayOrThrow } from '../people/permissions';
import { sealed } from './seal';
import type { SettingName, SettingRow, SettingValues } from './settings';
import { readSetting } from './shapes';

export interface PublishInput<N extends SettingName> {
  name: N;
  /** First day on which the value holds. */
  validFrom: IsoDay;
  value: SettingValues[N];
  /** Why, where something speaks against it. */
  because?: string;
}

/**
 * Publishes one value of one setting: a new sealed row; older rows stay as they are.
 *
 * Throws `notAllowed` for everybody but administrators, `invalid` when the day or the value
 * cannot be read, `conflict` when somebody else published the same setting at the same moment.
 */
export async function publishSetting<N extends SettingName>(
  app: App,
  actor: Actor,
  input: PublishInput<N>,
): Promise<SettingRow> {
  mayOrThrow(actor, 'administer');
  return publishAs(app, actor, input);
}

/** As `publishSetting`, for a use case that has asked itself whether the person may. */
export async function publishAs<N extends SettingName>(
  app: App,
  { id, name }: Person,
  input: PublishInput<N>,
): Promise<SettingRow> {
  if (!isDay(input.validFrom)) {
    throw new AppError('invalid', 'Enter the first day as year, month and day.', 'validFrom');
  }
  const read = readSetting(input.name, input.value);
  if ('fault' in read) {
    throw new AppError('invalid', `This setting cannot be used: ${read.fault}.`, 'value');
  }
  const row = sealed(app.auditKey, {
    requestKey: nextKey(app, input.name),
    name: input.name,
    validFrom: input.validFrom,
    value: read.value,
    publishedBy: { id, name },
    publishedAt: app.clock.now().toISOString(),
    ...(input.because !== undefined && { because: input.because }),
  });
  const stored = await app.settings.add(row);
  if (stored.seal !== row.seal) {
    throw new AppError(
      'conflict',
      'Somebody else published this setting at the same time. Look at it again before you change it.',
    );
  }
  return stored;
}

/**
 * A key that only one publication can take: the setting's name and the row that it follows. Two
 * administrators who both started from the same row cannot both succeed.
 */
function nextKey(app: App, name: SettingName): string {
  const ids = app.settings
    .all()
    .filter((row) => row.name === name)
    .map((row) => row.id);
  return `setting:${name}:after:${String(Math.max(0, ...ids))}`;
}
