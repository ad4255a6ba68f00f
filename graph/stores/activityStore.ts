import type { ActivityEntry, ActivityStore } from '../../teamsapp/activity/activity';
import { createOnce } from '../exactlyOnce';
import { findItems } from '../items';
import { type ListSource, rowOrDamaged } from '../mirror';
import { sayingWhy } from './failures';

/** The store of what happened: never in memory, read by its subject, one request each. */
export function activityStore(source: ListSource<ActivityEntry>): ActivityStore {
  const { graph, address, schema } = source;
  return {
    add: (entry) =>
      sayingWhy('write', async () => {
        const item = await createOnce(graph, address(), schema.newFields(entry));
        return rowOrDamaged(source, item)?.hash ?? '';
      }),
    bySubject: (subject) =>
      sayingWhy('read', async () => {
        const items = await findItems(graph, address(), 'Subject', subject);
        return items
          .map((item) => rowOrDamaged(source, item))
          .filter((entry) => entry !== undefined)
          .sort((a, b) => a.event.sequence - b.event.sequence);
      }),
  };
}
