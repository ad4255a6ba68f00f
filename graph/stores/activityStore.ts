import type { ActivityEntry, ActivityStore, StoredEntry } from '../../teamsapp/activity/activity';
import { pageDeadline, rowsToAsk } from '../delta';
import { createOnce, requestKeyColumn } from '../exactlyOnce';
import { findItems, type Item, itemPages } from '../items';
import { textAt } from '../json';
import { type ListSource, rowOrDamage } from '../mirror';
import { showsEvent } from '../schema/activity';
import { DamagedField } from '../schema/column';
import { sayingWhy } from './failures';

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
    everything: (subject) => everything(source, subject),
  };
}

async function* everything(
  source: ListSource<ActivityEntry>,
  subject: string | undefined,
): AsyncGenerator<StoredEntry[]> {
  const { graph, address } = source;
  const pages = itemPages(graph, address(), {
    where: subject === undefined ? undefined : { column: 'Subject', value: subject },
    rows: rowsToAsk(graph),
    deadline: pageDeadline,
  });
  for (;;) {
    const page = await sayingWhy('read', () => pages.next());
    if (page.done === true) return;
    yield page.value.map((item) => storedEntry(source, item));
  }
}

function storedEntry(source: ListSource<ActivityEntry>, item: Item): StoredEntry {
  const { id, fields } = item;
  const entry = rowOrDamage(source, item);
  if (!(entry instanceof DamagedField)) {
    const { requestKey, subject, hash, event } = entry;
    return { id, requestKey, subject, hash, event, isShownTrue: showsEvent(event, fields) };
  }
  return {
    id,
    requestKey: textAt(fields, requestKeyColumn) ?? '',
    subject: textAt(fields, 'Subject') ?? '',
    hash: textAt(fields, 'Hash') ?? '',
    isShownTrue: false,
    problem: entry.message,
  };
}
