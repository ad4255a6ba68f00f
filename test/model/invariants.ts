import { createHmac } from 'node:crypto';
import type { ActivityEntry } from '../../teamsapp/activity/activity';
import type { HistoryRow } from '../../teamsapp/common/store';
import { testAuditKey } from '../support/build';
import { Broken, now, type Oracle, present } from './oracle/oracle';
import { expectedRow, stateOf, waiting } from './oracle/state';
import { storedRow } from './oracle/storedRow';
import type { World } from './world';

/** Holds everything that must be true when nothing is left to do; throws `Broken` else. */
export function expectWhole(oracle: Oracle, world: World): void {
  const problems = [
    ...requestsAreAsExpected(oracle, world),
    ...packagesFollow(oracle, world),
    ...oneRowAKey(world),
    ...historiesAreWhole(oracle, world),
    ...postsAreTrue(oracle, world),
    ...copiesAreTheLists(world),
  ];
  if (problems.length > 0) throw new Broken(problems.join('\n'));
}

function requestsAreAsExpected(oracle: Oracle, { lists }: World): string[] {
  return present(oracle).flatMap((one) => {
    const row = lists.approvals.find(one.id);
    if (!row) return [`I2: request ${String(one.id)} is gone`];
    if (one.isEdited || row.isUnsealed) return ['I13: a hand’s edit is not on record'];
    return storedRow(row) === expectedRow(now(one)) ? [] : ['I1: a request is not as decided'];
  });
}

/** What a package says after each state of its request. */
const statuses = {
  informationRequested: 'informationRequested',
  approved: 'approved',
  declined: 'declined',
  withdrawn: 'withdrawn',
} as const;

function packagesFollow(oracle: Oracle, { lists }: World): string[] {
  const byKey = new Map(present(oracle).map((one) => [now(one).packageKey, now(one)]));
  return [...oracle.packages].flatMap(([key, { isTold, isEdited }]) => {
    const row = lists.packages.findByKey(key);
    if (!row) return isTold ? [`I2: ${key} was told as logged and is not there`] : [];
    if (isEdited || row.isUnsealed) return ['I13: a package’s edit by hand is not on record'];
    const request = byKey.get(key);
    // Only a request that a hand deleted after somebody had answered it is not made again.
    if (!request) return row.status === 'submitted' ? [`I2: ${key} has no request`] : [];
    const state = stateOf(request);
    const isTouched = request.stages.some(
      ({ decisions, questions, referrals }) =>
        decisions.length + questions.length + referrals.length > 0,
    );
    const must = state === 'open' ? (isTouched ? 'inReview' : 'submitted') : statuses[state];
    return row.status === must ? [] : [`I7: ${key} is ${row.status} and must be ${must}`];
  });
}

function oneRowAKey({ lists }: World): string[] {
  return Object.entries(lists).flatMap(([name, list]) => {
    const keys = list.all().map(({ requestKey }) => requestKey);
    return new Set(keys).size === keys.length ? [] : [`I3: ${name} has a key twice`];
  });
}

function historiesAreWhole(oracle: Oracle, { lists }: World): string[] {
  const cut = new Set(
    [...oracle.cases.values()]
      .filter(({ isDeleted }) => isDeleted)
      .map((one) => now(one).packageKey),
  );
  const bySubject = new Map<string, ActivityEntry[]>();
  for (const entry of lists.activity.all()) {
    const entries = bySubject.get(entry.subject) ?? [];
    entries.push(entry);
    bySubject.set(entry.subject, entries);
  }
  const rows: [string, HistoryRow, number][] = [
    ...present(oracle).flatMap((one): [string, HistoryRow, number][] => {
      const row = lists.approvals.find(one.id);
      const isCut = !row || cut.has(row.packageKey);
      return isCut ? [] : [[`approval:${row.requestKey}`, row, one.edits]];
    }),
    ...lists.packages.all().map((row): [string, HistoryRow, number] => {
      const edits = oracle.packages.get(row.requestKey)?.edits ?? 0;
      return [`package:${row.requestKey}`, row, edits];
    }),
  ];
  return rows.flatMap(([subject, row, edits]) => {
    const entries = bySubject.get(subject) ?? [];
    const outside = entries.filter(({ event }) => event.verb === 'changed outside the app').length;
    return [
      ...historyProblems(subject, row, entries),
      ...(outside === edits
        ? []
        : [`I13: ${subject} was edited ${String(edits)} times, on record ${String(outside)}`]),
    ];
  });
}

/** What is wrong with a row's history: a gap, an entry that is not the app's, or a wrong end. */
export function historyProblems(
  subject: string,
  row: HistoryRow,
  entries: readonly ActivityEntry[],
): string[] {
  const problems: string[] = [];
  let before = '';
  [...entries]
    .sort((a, b) => a.event.sequence - b.event.sequence)
    .forEach(({ event, hash }, index) => {
      if (event.sequence !== index + 1)
        problems.push(`I6: ${subject} lacks event ${String(index + 1)}`);
      const text = JSON.stringify([subject, event, before]);
      const own = createHmac('sha256', testAuditKey.secret).update(text).digest('base64url');
      if (hash !== `${testAuditKey.id}.${own}`) {
        problems.push(`I6: event ${String(event.sequence)} of ${subject} is not the app’s`);
      }
      before = hash;
    });
  const isWhole = entries.length === row.lastEvent.sequence && before === row.eventHash;
  return isWhole
    ? problems
    : [...problems, `I6: the history of ${subject} does not end as its row`];
}

const headings = { approved: '"Approved', declined: '"Declined"', withdrawn: '"Withdrawn"' };

function postsAreTrue(oracle: Oracle, { lists, channel }: World): string[] {
  return present(oracle).flatMap((one) => {
    const notice = lists.notices.findByKey(`approvalPosted:${String(one.id)}`);
    if (notice?.state !== 'posted') return [];
    const text = channel.posts.get(notice.activityId ?? '')?.text ?? '';
    const approval = now(one);
    const child = lists.children.all().find(({ reference }) => reference === approval.child);
    const state = stateOf(approval);
    if (child?.restricted !== false) {
      const isSilent = text.includes('Shown in the tab only') && !text.includes(approval.child);
      return isSilent ? [] : [`I7: a post tells of a restricted child: ${text}`];
    }
    const words =
      state === 'open'
        ? ['Approval needed', ...waiting(approval).map(({ name }) => name)]
        : [state === 'informationRequested' ? 'Information asked' : headings[state]];
    const missing = words.filter((word) => !text.includes(word));
    return missing.length === 0 ? [] : [`I7: a post lacks ${missing.join()} (${state}): ${text}`];
  });
}

function copiesAreTheLists({ servers, lists }: World): string[] {
  return servers.flatMap(({ app }) => {
    const isSame = (['approvals', 'packages', 'children', 'notices', 'settings'] as const).every(
      (name) => textOf(app[name].all()) === textOf(lists[name].all()),
    );
    return isSame ? [] : ['I8: a copy is not its list'];
  });
}

function textOf(rows: readonly { id: number; eTag: string }[]): string {
  return [...rows]
    .sort((a, b) => a.id - b.id)
    .map(({ id, eTag }) => `${String(id)}:${eTag}`)
    .join();
}
