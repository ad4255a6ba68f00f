import type { ListAddress } from '../items';
import { isObject, type JsonObject } from '../json';
import type { Column } from './column';

const facets = ['text', 'choice', 'number', 'currency', 'boolean', 'dateTime', 'lookup'] as const;

/** A column as Graph takes it. Throws when a lookup's list is not made yet: a fault of ours. */
export function columnBody(column: Column, lists: ReadonlyMap<string, ListAddress>): JsonObject {
  return {
    name: column.name,
    displayName: column.displayName,
    indexed: column.indexed,
    enforceUniqueValues: column.unique,
    ...facetOf(column, lists),
  };
}

/**
 * The choices of a column that is there with those that the app needs added behind them; undefined
 * when none is missing. A choice that somebody renamed stays beside the one that the app writes.
 */
export function completedChoices(column: Column, present: JsonObject): string[] | undefined {
  const should = isObject(column.facet.choice) ? textsIn(column.facet.choice.choices) : [];
  const is = isObject(present.choice) ? textsIn(present.choice.choices) : undefined;
  if (is === undefined || should.every((choice) => is.includes(choice))) return undefined;
  return [...new Set([...is, ...should])];
}

/** How a column that is there differs from what the app needs, one sentence for each difference. */
export function differences(
  place: string,
  column: Column,
  present: JsonObject,
  lists: ReadonlyMap<string, ListAddress>,
): string[] {
  const wanted = facetOf(column, lists);
  const kind = facets.find((name) => isObject(wanted[name]));
  const there = facets.find((name) => isObject(present[name]));
  if (kind === undefined || there !== kind) {
    return [`The column ${place} should be of type ${kind ?? '?'} and is ${there ?? 'another'}.`];
  }
  const is = isObject(present[kind]) ? present[kind] : {};
  const should = isObject(wanted[kind]) ? wanted[kind] : {};
  const sentences = checks[kind]?.(is, should) ?? [];
  return sentences.map((sentence) => `The column ${place} ${sentence}.`);
}

type Check = (is: JsonObject, should: JsonObject) => string[];

const checks: Partial<Record<(typeof facets)[number], Check>> = {
  text: (is, should) =>
    (is.allowMultipleLines === true) === (should.allowMultipleLines === true)
      ? []
      : [`should take ${should.allowMultipleLines === true ? 'several lines' : 'one line'}`],
  choice: (is, should) => [
    ...textsIn(should.choices)
      .filter((choice) => !textsIn(is.choices).includes(choice))
      .map((choice) => `lacks the choice "${choice}"`),
    ...((is.displayAs === 'checkBoxes') === (should.displayAs === 'checkBoxes')
      ? []
      : [`should take ${should.displayAs === 'checkBoxes' ? 'several choices' : 'one choice'}`]),
  ],
  dateTime: (is, should) =>
    is.format === undefined || is.format === should.format
      ? []
      : [`should hold ${should.format === 'dateOnly' ? 'a day' : 'a day and a time'}`],
  lookup: (is, should) =>
    sameId(is.listId, should.listId) ? [] : ['should point at another list'],
};

function facetOf(column: Column, lists: ReadonlyMap<string, ListAddress>): JsonObject {
  if (column.lookupList === undefined) return column.facet;
  const target = lists.get(column.lookupList);
  if (target === undefined) throw new Error(`The list ${column.lookupList} must be made first.`);
  const lookup = isObject(column.facet.lookup) ? column.facet.lookup : {};
  return { lookup: { ...lookup, listId: target.listId } };
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function sameId(first: unknown, second: unknown): boolean {
  const bare = (id: unknown) => String(id).replace(/[{}]/g, '').toLowerCase();
  return bare(first) === bare(second);
}
