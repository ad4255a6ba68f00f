import { randomUUID } from 'node:crypto';
import { created, noContent, ok, type Answer } from '../answer';
import { invalidRequest, itemNotFound, nameAlreadyExists } from '../errors';
import { listContentTypes, siteContentTypes, type KnownContentType } from '../fields/contentTypes';
import { isJsonObject, pick, type JsonObject } from '../json';
import { allowOptions, namesIn } from '../odata/options';
import type { Call, Operation } from '../router';
import type { StoredList, StoredSite } from '../store';
import type { StoredContentType } from '../stored/contentTypes';
import { contentTypeView } from '../views/contentTypeView';
import { contextOf, pageOf } from './collection';
import { listOf, siteOf } from './find';

/** A site, or a list of it, as the owner of content types. */
interface Owner {
  site: StoredSite;
  list: StoredList | undefined;
}

export const getContentTypes: Operation = (call) => {
  allowOptions(call.request, ['$select', '$top', '$skiptoken']);
  const select = namesIn(call.request.query.get('$select'));
  const owner = ownerOf(call);
  const views = typesOf(call, owner).map((type) => shown(call, owner, type));
  const picked = select ? views.map((view) => pick(view, select)) : views;
  return pageOf(call, 'contentTypes', picked);
};

export const getContentType: Operation = (call) => {
  allowOptions(call.request, ['$select']);
  const owner = ownerOf(call);
  return ok(entity(call, owner, typeOf(call, owner)));
};

/** Makes a content type from one of the site's; only name, description and group are kept. */
export const createContentType: Operation = (call) => {
  const owner = ownerOf(call);
  const { name, description, group, base } = call.request.json();
  if (typeof name !== 'string' || name.trim() === '') {
    throw invalidRequest("A content type needs a 'name'");
  }
  const parent = siteType(call, owner.site, isJsonObject(base) ? base.id : '0x01');
  return add(call, owner, parent, {
    name,
    description: typeof description === 'string' ? description : '',
    group: typeof group === 'string' ? group : 'Custom Content Types',
  });
};

/** Gives a list its own copy of one of the site's content types. */
export const addCopy: Operation = (call) => {
  const owner = ownerOf(call);
  const { contentType } = call.request.json();
  const address = isJsonObject(contentType) ? contentType.id : contentType;
  const [, id] = typeof address === 'string' ? (/(?:^|\/)(0x[\dA-F]*)$/i.exec(address) ?? []) : [];
  if (id === undefined) {
    throw invalidRequest("'contentType' is the address of one of the site's content types");
  }
  const parent = siteType(call, owner.site, id);
  return add(call, owner, parent, parent);
};

export const deleteContentType: Operation = (call) => {
  const owner = ownerOf(call);
  const type = typeOf(call, owner);
  if (type.builtIn) throw invalidRequest(`The content type '${type.name}' cannot be deleted`);
  if (isUsed(call, owner, type)) {
    throw invalidRequest(`The content type '${type.name}' is in use`);
  }
  call.store.contentTypes.remove(type);
  return noContent();
};

function ownerOf(call: Call): Owner {
  const site = siteOf(call);
  return { site, list: call.param('list') === '' ? undefined : listOf(call, site) };
}

function typesOf({ store }: Call, { site, list }: Owner): KnownContentType[] {
  return list ? listContentTypes(store, list) : siteContentTypes(store, site.key);
}

function typeOf(call: Call, owner: Owner): KnownContentType {
  const wanted = call.param('contentType').toLowerCase();
  const found = typesOf(call, owner).find(({ id }) => id.toLowerCase() === wanted);
  if (!found) throw itemNotFound('The specified content type was not found');
  return found;
}

function siteType({ store }: Call, site: StoredSite, wanted: unknown): KnownContentType {
  const found = siteContentTypes(store, site.key).find(
    ({ id }) => id.toLowerCase() === String(wanted).toLowerCase(),
  );
  if (!found) throw invalidRequest(`The site has no content type '${String(wanted)}'`);
  return found;
}

type Names = Pick<StoredContentType, 'name' | 'description' | 'group'>;

function add(call: Call, owner: Owner, parent: StoredContentType, names: Names): Answer {
  const { name, description, group } = names;
  const holder = typesOf(call, owner).find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (holder) throw nameAlreadyExists(`A content type with the name '${name}' already exists`);
  const type: StoredContentType = {
    // A type's id goes on from its parent's: two zeros and 32 digits of its own.
    id: `${parent.id}00${randomUUID().replaceAll('-', '').toUpperCase()}`,
    siteKey: owner.site.key,
    listKey: owner.list?.key ?? 0,
    parentId: parent.id,
    name,
    description,
    group,
  };
  call.store.contentTypes.add(type);
  return created(entity(call, owner, { ...type, builtIn: false }));
}

function isUsed({ store }: Call, { site, list }: Owner, { id }: KnownContentType): boolean {
  if (list) return store.items.hasContentType(list, id);
  const heirs = [
    ...store.contentTypes.ofSite(site.key),
    ...store.lists.ofSite(site.key).flatMap((one) => store.contentTypes.ofList(one)),
  ];
  return heirs.some(({ parentId }) => parentId === id);
}

function shown(call: Call, owner: Owner, type: KnownContentType): JsonObject {
  return contentTypeView(type, type.id === typesOf(call, owner)[0]?.id);
}

function entity(call: Call, owner: Owner, type: KnownContentType): JsonObject {
  const view = shown(call, owner, type);
  const select = namesIn(call.request.query.get('$select'));
  const context = contextOf(call, 'contentTypes/$entity');
  return { '@odata.context': context, ...(select ? pick(view, select) : view) };
}
