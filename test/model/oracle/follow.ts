import type { Approval } from '../../../teamsapp/approvals/approval';
import type { AppErrorCode } from '../../../teamsapp/common/errors';
import { editor } from '../partitioned';
import type { Press } from '../press';
import type { Told, World } from '../world';
import { londonDay } from './days';
import { judge } from './judge';
import { askedFor } from './needed';
import { Broken, type Case, expectStored, now, type Oracle } from './oracle';
import { expectedRow } from './state';
import { storedRow } from './storedRow';
import { type View, viewOf } from './view';

/** A press with what its process knew when it came, and what its person was told. */
export interface Attempt {
  press: Press;
  view: View;
  /** The sequence of the request that the process had in its copy. */
  from: number;
  told: { is: 'done'; row: Approval } | { is: 'refused'; code: AppErrorCode } | { is: 'nothing' };
}

/**
 * Follows every write since the last time, in the order in which the lists stored them: each is a
 * step that some press may take, an edit put back, or follows from the row. Then holds what people
 * were told against it. Throws `Broken` for anything else.
 */
export function follow(oracle: Oracle, world: World, attempts: readonly Attempt[] = []): void {
  const open = new Set(attempts);
  const ends = new Map([...oracle.cases.values()].map((one) => [one.id, one.versions.length]));
  const done = new Set<Attempt>();
  for (const told of world.told.splice(0)) {
    if (told.list === 'packages') followPackage(oracle, told);
    else if (told.kind === 'add') followNew(oracle, world, told);
    else if (told.kind === 'change' || told.kind === 'accept') {
      const by = followChange(oracle, told, open);
      if (by) done.add(by);
      if (by) open.delete(by);
    }
  }
  for (const attempt of attempts) {
    const one = oracle.cases.get(attempt.press.approvalId);
    const before = ends.get(attempt.press.approvalId) ?? 0;
    if (one) expectTold(one, attempt, { isDone: done.has(attempt), before });
  }
}

function followPackage(oracle: Oracle, told: Extract<Told, { list: 'packages' }>): void {
  const { row, kind } = told;
  const lastDay = londonDay(row.lastEvent.at);
  const known = oracle.packages.get(row.requestKey);
  if (!known) {
    const { childReference: child, requester, team } = row;
    const more = { isTold: false, isEdited: false, edits: 0, lastDay };
    oracle.packages.set(row.requestKey, { child, requester: requester.id, team, ...more });
    return;
  }
  known.lastDay = lastDay;
  if (row.lastEvent.verb === 'changed outside the app' && kind === 'accept') {
    if (!known.isEdited) throw new Broken('I13: nobody had changed this package outside');
    known.isEdited = false;
  } else if (known.isEdited && kind !== 'outside') {
    throw new Broken('I13: a package was written over what a hand had changed');
  }
}

function followNew(oracle: Oracle, world: World, told: Extract<Told, { list: 'approvals' }>): void {
  const { row, by } = told;
  const key = oracle.packages.get(row.packageKey);
  if (!key || !by) throw new Broken('I2: a request was made of a package that is not there');
  const { requester, team, child } = key;
  const asked = { id: row.id, packageKey: row.packageKey, requester, team, child };
  const expected = askedFor(viewOf(world, by, row.packageKey, child), asked, key.lastDay);
  expectStored(expected, row);
  if (row.lastEvent.sequence !== 1) throw new Broken('I6: a history begins with its first event');
  oracle.cases.set(row.id, {
    id: row.id,
    versions: [expected],
    isEdited: false,
    isDamaged: false,
    isDeleted: false,
    edits: 0,
  });
}

/** The attempt that a change is of; undefined for what the app does by itself. */
function followChange(
  oracle: Oracle,
  { row, kind }: Extract<Told, { list: 'approvals' }>,
  open: ReadonlySet<Attempt>,
): Attempt | undefined {
  const one = oracle.cases.get(row.id);
  if (!one) throw new Broken('I3: a request was changed that nobody asked for');
  const { sequence, verb, actor } = row.lastEvent;
  const present = now(one);
  if (sequence === one.versions.length) {
    if (one.isEdited) throw new Broken('I13: a request was written over what a hand had changed');
    expectStored(present, row);
    return undefined;
  }
  if (sequence !== one.versions.length + 1) throw new Broken('I6: a history has a gap');
  if (verb === 'changed outside the app') {
    if (!one.isEdited || kind !== 'accept') throw new Broken('I13: nobody had changed this');
    one.isEdited = false;
    one.isDamaged = false;
    one.versions.push({ ...present, lastActor: editor.id });
    expectStored(present, row);
    return undefined;
  }
  if (one.isEdited) throw new Broken('I13: a request was decided over what a hand had changed');
  const is = storedRow(row);
  for (const attempt of open) {
    if (attempt.press.who !== actor.id || attempt.press.approvalId !== row.id) continue;
    if (attempt.told.is === 'refused') continue;
    const judgement = judge(attempt.view, present, attempt.press);
    if (judgement.kind !== 'done' || expectedRow(judgement.after) !== is) continue;
    expectStored(judgement.after, row);
    one.versions.push(judgement.after);
    return attempt;
  }
  const judged = [...open].map(({ view, press, told }) =>
    JSON.stringify([press, told.is, judge(view, present, press)]),
  );
  throw new Broken(
    `I4/I5: "${verb}" by ${actor.name} may not be stored:\n${is}\nwas\n${expectedRow(present)}\n${judged.join('\n')}`,
  );
}

/** Throws `Broken` when somebody was told what is not so. */
function expectTold(
  one: Case,
  { press, view, from, told }: Attempt,
  { isDone, before }: { isDone: boolean; before: number },
): void {
  const states = one.versions.slice(Math.max(0, Math.min(from, before) - 1));
  const judgements = states.map((state) => judge(view, state, press));
  const say = () => `${JSON.stringify(press)}: told ${JSON.stringify(told)}`;
  if (told.is === 'done') {
    const { sequence } = told.row.lastEvent;
    const stored = one.versions[sequence - 1];
    const isTrue = stored !== undefined && expectedRow(stored) === storedRow(told.row);
    if (!isTrue) throw new Broken(`I9: ${say()}, which is not stored`);
    if (!isDone && !judgements.some(({ kind }) => kind === 'same')) {
      throw new Broken(`I9: ${say()}, which nothing was stored for`);
    }
    return;
  }
  if (told.is === 'nothing') return;
  if (told.code === 'notSupported' && one.isDamaged) return;
  // A request that is gone is not found; in five lost races others wrote four times at least.
  if (told.code === 'notFound' && one.isDeleted) return;
  if (told.code === 'busy' && one.versions.length - before >= 4) return;
  // That something is not there only the list itself says, never an old copy of it.
  const looked =
    told.code === 'notFound' ? judgements.slice(-(one.versions.length - before + 1)) : judgements;
  const isRight = looked.some((is) => is.kind === 'refused' && is.code === told.code);
  if (isRight) return;
  const must = JSON.stringify(judgements.map((is) => (is.kind === 'done' ? 'done' : is)));
  throw new Broken(`${say()}, but it must be ${must}\n${expectedRow(now(one))}`);
}
