import type { App } from '../app';
import { today } from '../common/dates';
import { isAppError } from '../common/errors';
import type { Person } from '../common/event';
import { setting } from './inForce';
import { publishAs } from './publishSetting';
import type { SettingName, SettingValues } from './settings';

const attemptsAtMost = 5;

/**
 * Publishes what a change makes of a setting's present value, from today; nothing when it leaves
 * it as it is. Somebody else's change of the same moment is kept: the change is made once more on
 * what is there then. Whether the person may, the caller has asked. Throws what the change throws,
 * and `conflict` when others were faster five times.
 */
export async function changeSetting<N extends SettingName>(
  app: App,
  person: Person,
  name: N,
  change: (value: SettingValues[N]) => SettingValues[N],
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const present = setting(app, name);
    const value = change(present);
    if (JSON.stringify(value) === JSON.stringify(present)) return;
    try {
      await publishAs(app, person, { name, validFrom: today(app.clock), value });
      return;
    } catch (error) {
      if (!isAppError(error, 'conflict') || attempt === attemptsAtMost) throw error;
      await app.changes.refresh();
    }
  }
}
