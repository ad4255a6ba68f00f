import { randomUUID } from 'node:crypto';
import { builtInColumns } from '../fields/builtIn';
import type { Store, StoredList, StoredSite } from '../store';

export interface NewList {
  displayName: string;
  description: string;
  template: string;
  hidden: boolean;
  contentTypesEnabled?: boolean;
  at: string;
}

/** Makes a list with the columns every list has. Its name in addresses is free and then fixed. */
export function makeList(store: Store, site: StoredSite, wanted: NewList): StoredList {
  const { at, ...rest } = wanted;
  const taken = store.lists.ofSite(site.key).map(({ name }) => name.toLowerCase());
  const list = store.lists.add({
    contentTypesEnabled: false,
    ...rest,
    id: randomUUID(),
    siteKey: site.key,
    name: freeName(wanted.displayName, taken),
    created: at,
    modified: at,
  });
  for (const column of builtInColumns()) store.columns.add(list, column);
  return list;
}

/** Leaves out what an address cannot hold, and counts up while another list has the name. */
function freeName(displayName: string, taken: string[]): string {
  const base = displayName.replace(/[~"#%&*:<>?/\\{|}.]/g, '').trim() || 'List';
  let name = base;
  for (let count = 1; taken.includes(name.toLowerCase()); count += 1) name = `${base}${count}`;
  return name;
}
