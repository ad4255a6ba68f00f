import type { ActivityEntry, ActivityStore } from '../../teamsapp/activity/activity';
import { createOnce } from '../exactlyOnce';
import { GraphError } from '../errors';
import { findItems, type Item, itemsPath, wholeItem } from '../items';
import { type ListSource, rowOrDamage } from '../mirror';
import { DamagedField } from '../schema/column';
import { pagesOf } from '../paging';
import { appErrorOf, sayingWhy } from './failures';

/** Items of one page when the whole list is read. */
const pageSize = 999;

/** The store of what happened: never in memory, read by its subject, one request each. */
export function activityStore(source: ListSource<ActivityEntry>): ActivityStore {
  const { graph, address, schema } = source;
  const entryOf = (item: Item): ActivityEntry | undefined => {
    const entry = rowOrDamage(source, item);
    if (!(entry instanceof DamagedField)) return entry;
    source.onDamaged(schema.name, item.id, entry.message);
    return undefined;
  };
  return {
    add: (entry) =>
      sayingWhy('write', async () => {
        const item = await createOnce(graph, address(), schema.newFields(entry));
        return entryOf(item)?.hash ?? '';
      }),
    bySubject: (subject) =>
      sayingWhy('read', async () => {
        const items = await findItems(graph, address(), 'Subject', subject);
        return items
          .map(entryOf)
          .filter((entry) => entry !== undefined)
          .sort((a, b) => a.event.sequence - b.event.sequence);
      }),
    async *everything() {
      const path = `${itemsPath(address())}?$expand=fields&$top=${String(pageSize)}`;
      try {
        for await (const page of pagesOf(graph, { path })) {
          yield page.map(wholeItem).map((item) => ({ id: item.id, entry: entryOf(item) }));
        }
      } catch (error) {
        throw error instanceof GraphError ? (appErrorOf('read', error) ?? error) : error;
      }
    },
  };
}
