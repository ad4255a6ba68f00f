import { created, noContent, ok } from '../answer';
import { invalidRequest } from '../errors';
import { columnKinds, type StoredColumn } from '../fields/column';
import { checkDefinition } from '../fields/definition';
import { isJsonObject, pick, type JsonObject } from '../json';
import { allowOptions, namesIn } from '../odata/options';
import type { Call, Operation } from '../router';
import { columnView } from '../views/columnView';
import { addColumn, checkFacet, descriptionsIn, extrasIn, flagsIn } from './addColumn';
import { contextOf, pageOf } from './collection';
import { checkIndex, checkUnique, setIndex } from './columnIndex';
import { columnOf, listOf } from './find';

export const getColumns: Operation = (call) => {
  allowOptions(call.request, ['$select', '$top', '$skiptoken']);
  const list = listOf(call);
  const select = namesIn(call.request.query.get('$select'));
  const views = call.store.columns.of(list).all.map(columnView);
  const shown = select ? views.map((view) => pick(view, select)) : views;
  return pageOf(call, `lists('${list.id}')/columns`, shown);
};

export const getColumn: Operation = (call) => {
  allowOptions(call.request, ['$select']);
  const view = columnView(columnOf(call, listOf(call)));
  const select = namesIn(call.request.query.get('$select'));
  return ok(entity(call, select ? pick(view, select) : view));
};

export const createColumn: Operation = (call) => {
  const list = listOf(call);
  return created(entity(call, columnView(addColumn(call, list, call.request.json()))));
};

export const updateColumn: Operation = (call) => {
  const body = call.request.json();
  const list = listOf(call);
  const column = columnOf(call, list);
  const changed = changedColumn(column, body);
  checkIndex(call, list, changed);
  call.store.columns.save(list, changed);
  if (changed.indexed !== column.indexed) setIndex(call, list, changed);
  if (changed.enforceUniqueValues && !column.enforceUniqueValues) checkUnique(call, list, changed);
  return ok(entity(call, columnView(changed)));
};

export const deleteColumn: Operation = (call) => {
  const list = listOf(call);
  const column = columnOf(call, list);
  if (column.builtIn) throw invalidRequest(`The column '${column.name}' cannot be deleted`);
  if (column.indexed) call.store.items.setIndex(list, column.name, false);
  call.store.columns.remove(list, column);
  return noContent();
};

function changedColumn(column: StoredColumn, body: JsonObject): StoredColumn {
  checkDefinition(body);
  if (body.name !== undefined && body.name !== column.name) {
    throw invalidRequest('The name of a column cannot be changed');
  }
  const kind = columnKinds.find((name) => body[name] != null);
  if (kind !== undefined && kind !== column.kind) {
    throw invalidRequest(`The column '${column.name}' cannot become one of type '${kind}'`);
  }
  const facet =
    kind && isJsonObject(body[kind]) ? { ...column.facet, ...body[kind] } : column.facet;
  checkFacet(column.kind, facet);
  return {
    ...column,
    ...descriptionsIn(body, column),
    ...flagsIn(body, column),
    ...extrasIn(body),
    facet,
  };
}

function entity(call: Call, view: JsonObject): JsonObject {
  return { '@odata.context': contextOf(call, 'columnDefinitions/$entity'), ...view };
}
