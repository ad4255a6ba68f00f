import type { SettingRow, SettingStore } from '../../teamsapp/settings/settings';
import { listStore, type MirroredList } from './listStore';

/** The store of published settings, over the Settings list. */
export function settingStore(list: MirroredList<SettingRow>): SettingStore {
  return listStore(list);
}
