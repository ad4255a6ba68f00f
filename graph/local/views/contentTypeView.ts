import type { KnownContentType } from '../fields/contentTypes';
import type { JsonObject } from '../json';

export function contentTypeView(contentType: KnownContentType, isDefault: boolean): JsonObject {
  const { id, name, description, group, parentId, builtIn, listKey } = contentType;
  return {
    id,
    name,
    description,
    group,
    parentId,
    hidden: false,
    readOnly: false,
    sealed: false,
    isBuiltIn: builtIn,
    ...(listKey === 0 ? {} : { order: { default: isDefault, position: isDefault ? 0 : 1 } }),
  };
}
