import { localApplicationId } from '../caller';
import type { JsonObject } from '../json';

/** Who made or changed something: an application. Only the local one has a name here. */
export function byApp(id: string): JsonObject {
  const name = id === localApplicationId ? { displayName: 'Local application' } : {};
  return { application: { id, ...name } };
}

/** The local application, for what does not remember its own. */
export const byApplication = byApp(localApplicationId);

/** The tenant that notifications come from: there is only one here, and it is nobody's. */
export const localTenant = '00000000-0000-0000-0000-000000000000';
