import type { Store, StoredList } from '../store';
import type { StoredContentType } from '../stored/contentTypes';

/** A content type as requests see it: stored, or come with the site or the list. */
export interface KnownContentType extends StoredContentType {
  builtIn: boolean;
}

type BuiltIn = [id: string, name: string, parentId: string, description: string];

const rows: BuiltIn[] = [
  ['0x01', 'Item', '0x', 'Create a new list item.'],
  ['0x0101', 'Document', '0x01', 'Create a new document.'],
  ['0x0120', 'Folder', '0x01', 'Create a new folder.'],
];

/** The content types of a site: those that come with it, then those made there. */
export function siteContentTypes(store: Store, siteKey: number): KnownContentType[] {
  const builtIn = rows.map(([id, name, parentId, description]) => {
    const group = id === '0x0120' ? 'Folder Content Types' : 'List Content Types';
    return { id, name, parentId, description, group, siteKey, listKey: 0, builtIn: true };
  });
  return [...builtIn, ...store.contentTypes.ofSite(siteKey).map(made)];
}

/** The content types of a list; the first is its default. */
export function listContentTypes(store: Store, list: StoredList): KnownContentType[] {
  const parent = list.template === 'documentLibrary' ? '0x0101' : '0x01';
  const ownCopies = siteContentTypes(store, list.siteKey)
    .filter(({ id, builtIn }) => builtIn && (id === parent || id === '0x0120'))
    .map((type) => {
      const id = listContentTypeId(type.id, list);
      return { ...type, id, parentId: type.id, listKey: list.key };
    });
  return [...ownCopies, ...store.contentTypes.ofList(list).map(made)];
}

/** A list's default content type, which a row has unless it names another. */
export function defaultContentType(list: StoredList): { id: string; name: string } {
  const [id, name] =
    list.template === 'documentLibrary' ? ['0x0101', 'Document'] : ['0x01', 'Item'];
  return { id: listContentTypeId(id, list), name };
}

/** Every list has copies of its own, whose ids go on from those of the site. */
function listContentTypeId(siteId: string, list: StoredList): string {
  return `${siteId}00${list.id.replaceAll('-', '').toUpperCase()}`;
}

function made(contentType: StoredContentType): KnownContentType {
  return { ...contentType, builtIn: false };
}
