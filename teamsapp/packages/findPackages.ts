import type { FindPackagesInput, PackagesFound } from '../api/contract';
import type { App } from '../app';
import { rowTest, type RowFields } from '../common/view';
import type { Actor } from '../people/actor';
import { mayOrThrow, maySeePackage } from '../people/permissions';
import { viewContext } from '../settings/viewContext';
import { matchPackages } from './matchPackages';
import { indexedPackages, type IndexedPackage } from './packageIndex';
import { packageRow } from './packageRow';
import { packageViews, type PackageField, type PackageViewKey } from './packageViews';
import { sortOf, sortPackages } from './sortPackages';
import { runningStates } from './states';

type Test = (one: IndexedPackage) => boolean;

/**
 * The packages that the reader may see, of a view, matching the words and every filter: one page,
 * with the totals of all of them. Several states, routes or teams mean any of them. In the view's
 * order unless sorted. Throws `notAllowed` for those who see no packages.
 */
export function findPackages(app: App, actor: Actor, input: FindPackagesInput): PackagesFound {
  mayOrThrow(actor, 'seePackages');
  const { view = 'all', offset = 0, limit = 100, words = '' } = input;
  const visible = visiblePackages(app, actor);
  const tests = [viewTest(app, actor, view), ...filterTests(app, input)];
  const { found, searchedFor } = matchPackages(app, visible, words);
  const matching = found.filter((one) => tests.every((test) => test(one)));
  const sort = input.sort ?? sortOf(packageViews[view].order);
  const page = sortPackages(app, matching, sort).slice(offset, offset + limit);
  return {
    total: matching.length,
    rows: page.map((one) => packageRow(app, actor, one)),
    asOf: app.changes.asOf()?.toISOString() ?? null,
    totals: totalsOf(matching),
    logged: visible.length,
    running: visible.filter(({ state }) => runningStates.has(state)).length,
    ...(searchedFor !== undefined && { searchedFor }),
  };
}

function visiblePackages(app: App, actor: Actor): readonly IndexedPackage[] {
  // A child that is not restricted is seen by everyone who sees packages; only others are asked.
  return indexedPackages(app).filter(
    ({ row, child }) => child?.restricted === false || maySeePackage(actor, row, child),
  );
}

function viewTest(app: App, actor: Actor, view: PackageViewKey): Test {
  const meets = rowTest(packageViews[view].condition, viewContext(app, actor));
  return (one) => meets(fieldsOf(one));
}

/** The fields of the row as the list holds them once it has caught up with the approval. */
function fieldsOf({ row, status }: IndexedPackage): RowFields<PackageField> {
  return (field) => {
    if (field === 'status') return status;
    return field === 'requester' ? row.requester.id : row[field];
  };
}

function filterTests(app: App, input: FindPackagesInput): readonly Test[] {
  const { states = [], routes = [], teams = [], providerId, childId } = input;
  const child = childId === undefined ? undefined : app.children.find(childId);
  const tests: readonly (readonly [boolean, Test])[] = [
    [states.length > 0, ({ state }) => states.includes(state)],
    [routes.length > 0, ({ row }) => routes.includes(row.legalRoute)],
    [teams.length > 0, ({ row }) => teams.includes(row.team)],
    [providerId !== undefined, ({ row }) => row.providerId === providerId],
    [childId !== undefined, ({ row }) => row.childReference === child?.reference],
  ];
  return tests.flatMap(([isAsked, test]) => (isAsked ? [test] : []));
}

function totalsOf(found: readonly IndexedPackage[]): PackagesFound['totals'] {
  let hoursPerWeek = 0;
  let wholeCost = 0;
  for (const { row } of found) {
    hoursPerWeek += row.hoursPerWeek ?? 0;
    wholeCost += row.wholeCost;
  }
  // Hours come in quarters and tenths; their sum should not show what floating point adds.
  return {
    packages: found.length,
    hoursPerWeek: Math.round(hoursPerWeek * 100) / 100,
    wholeCost,
  };
}
