import type { LocalGraph } from '../../graph/local';
import type { App } from '../../teamsapp/app';
import type { Row } from '../../teamsapp/common/store';
import type { Told } from './scenario';
import type { Seen } from './seen';
import type { World } from './world';

type Stores = Pick<
  App,
  | 'packages'
  | 'approvals'
  | 'providers'
  | 'children'
  | 'drafts'
  | 'notices'
  | 'conversations'
  | 'settings'
>;

/** Everything that is not as it must be after a run, in sentences; none when all is well. */
export async function broken(
  { local, seen, posts }: World,
  told: Told,
  app: App,
  fresh: App,
): Promise<string[]> {
  return [
    ...decidedOnce(app, told),
    ...nothingLost(app, told),
    ...(await oneRowAKey(local)),
    ...(await wholeHistory(app, told)),
    ...copyIsList(app, fresh),
    ...readBackFirst(seen),
    ...waitedAsAsked(seen),
    ...postedAtMostTwice(
      posts.map(({ card }) => JSON.stringify(card)),
      app,
      told,
    ),
  ];
}

/** I1: exactly one decision on each stage. */
function decidedOnce(app: App, { draftId, approved }: Told): string[] {
  const rows = app.approvals.all().filter(({ packageKey }) => packageKey === draftId);
  const decisions = rows.flatMap(({ stages }) => stages.map((stage) => stage.decisions.length));
  const isRight = decisions.every((count) => count === (approved ? 1 : 0));
  return isRight ? [] : [`I1: decisions on the stages: ${decisions.join(', ')}`];
}

/** I2 and I9: what people were told is stored, and nothing less. */
function nothingLost(app: App, { draftId, logged, approved }: Told): string[] {
  const row = app.packages.findByKey(draftId);
  const approval = app.approvals.findByKey(`${draftId}:new`);
  return [
    ...(logged ? [] : ['I2: nobody could log the package, although the bad day was over']),
    ...(approved ? [] : ['I2: nobody could approve it, although the bad day was over']),
    ...(logged && !(row && approval) ? ['I2: a package that was told as logged is not there'] : []),
    ...(approved && (approval?.state !== 'approved' || row?.status !== 'approved')
      ? [`I9: told as approved, stored as ${String(approval?.state)} and ${String(row?.status)}`]
      : []),
  ];
}

/** I3: one item for each request key, in every list. */
async function oneRowAKey(local: LocalGraph): Promise<string[]> {
  const lists = (await read(local, '/sites/root/lists?$top=100')) as { id: string; name: string }[];
  const doubled = lists.map(async ({ id, name }) => {
    const rows = (await read(
      local,
      `/sites/root/lists/${id}/items?$top=5000&$expand=fields($select=RequestKey)`,
    )) as { fields: { RequestKey?: string } }[];
    const keys = rows.flatMap(({ fields }) => fields.RequestKey ?? []);
    return keys
      .filter((key, index) => keys.indexOf(key) !== index)
      .map((key) => `I3: ${name} has the key ${key} twice`);
  });
  return (await Promise.all(doubled)).flat();
}

/** I6: every change of a row is in Activity once, without a gap. */
async function wholeHistory(app: App, { draftId }: Told): Promise<string[]> {
  const rows = [
    { noun: 'package', row: app.packages.findByKey(draftId) },
    { noun: 'approval', row: app.approvals.findByKey(`${draftId}:new`) },
  ];
  const problems = rows.map(async ({ noun, row }) => {
    if (!row) return [];
    const entries = await app.activity.bySubject(`${noun}:${row.requestKey}`);
    const told = entries.map(({ event }) => event.sequence).join();
    const whole = Array.from({ length: row.lastEvent.sequence }, (_, index) => index + 1).join();
    return told === whole ? [] : [`I6: Activity of the ${noun} has ${told} and not ${whole}`];
  });
  return (await Promise.all(problems)).flat();
}

/** I8: the copy in memory is what the lists hold. */
function copyIsList(app: Stores, fresh: Stores): string[] {
  const names = Object.keys(pairs(app, fresh)) as (keyof Stores)[];
  return names.flatMap((name) => {
    const [mine, theirs] = [rowsOf(app[name].all()), rowsOf(fresh[name].all())];
    return mine === theirs ? [] : [`I8: the copy of ${name} is not its list`];
  });
}

function pairs(...[{ packages, approvals, providers, children, drafts }, more]: [Stores, Stores]) {
  const { notices, conversations, settings } = more;
  return { packages, approvals, providers, children, drafts, notices, conversations, settings };
}

function rowsOf(rows: readonly Row[]): string {
  const sorted = rows.map((row) => Object.fromEntries(Object.entries(row).sort()));
  return JSON.stringify(sorted);
}

/** I10: after an open end nothing is created again before it was looked for. */
function readBackFirst(seen: readonly Seen[]): string[] {
  const open = new Set<string>();
  const problems: string[] = [];
  for (const { creates, end, method, path } of seen) {
    if (creates !== undefined) {
      if (open.has(creates)) problems.push(`I10: ${creates} was created again, unlooked for`);
      if (end === 'open') open.add(creates);
      continue;
    }
    if (method !== 'GET' || end !== 'done') continue;
    // Looked for by its key; or the whole list's changes were read, which tell it too.
    for (const key of open) if (path.includes(`'${key}'`)) open.delete(key);
    if (path.includes('/items/delta')) open.clear();
  }
  return problems;
}

/** I11: Graph is left alone for as long as it asks. */
function waitedAsAsked(seen: readonly Seen[]): string[] {
  return seen.flatMap(({ wait, path }, index) => {
    if (wait === undefined) return [];
    const until = wait.from + wait.milliseconds;
    const next = seen.slice(index + 1).find((one) => isDirectory(one.path) === isDirectory(path));
    if (next === undefined || next.at >= until) return [];
    // Requests of the same batch, or under way already, were sent before the answer came.
    if (next.at <= wait.from) return [];
    return [`I11: ${next.method} came ${String(until - next.at)} ms before Graph wanted it`];
  });
}

function isDirectory(path: string): boolean {
  return /^\/?(users|groups)\b/.test(path);
}

/**
 * The one exception to "nothing doubled": a post whose answer was lost with its note. None is right
 * too, when the request was decided before its post could be claimed.
 */
function postedAtMostTwice(cards: readonly string[], app: App, { draftId }: Told): string[] {
  const row = app.packages.findByKey(draftId);
  const reference = `EP-${String(row?.id).padStart(4, '0')}`;
  const count = cards.filter((card) => card.includes(reference)).length;
  return count <= 2 ? [] : [`the channel has ${String(count)} posts of the package`];
}

async function read(local: LocalGraph, path: string): Promise<unknown[]> {
  const headers = { Authorization: 'Bearer test' };
  const response = await local.handle(
    new Request(`https://graph.microsoft.com/v1.0${path}`, { headers }),
  );
  return ((await response.json()) as { value: unknown[] }).value;
}
