import { activityKey, type ActivityEntry } from '../activity/activity';
import type { Activity, TimelineEntry } from '../api/contract';
import type { App } from '../app';
import { outsideVerbs } from '../activity/recordOutside';
import { approvalSubject } from '../approvals/openApproval';
import type { RowEvent } from '../common/event';
import type { HistoryRow } from '../common/store';
import type { Actor } from '../people/actor';
import { approvalsOf } from '../approvals/approvalsOf';
import { packageSubject } from './educationPackage';
import { outsideDetail } from './outsideDetail';
import { visiblePackage } from './visiblePackage';

const tones: Readonly<Record<string, TimelineEntry['tone']>> = {
  approved: 'good',
  'approved with conditions': 'good',
  declined: 'danger',
  'asked a question': 'warning',
  withdrew: 'warning',
  ended: 'warning',
  referred: 'warning',
  'started in an emergency': 'warning',
  'restored the status': 'warning',
  [outsideVerbs.changed]: 'warning',
  [outsideVerbs.found]: 'warning',
};

const objects: Readonly<Record<string, string>> = {
  logged: 'logged the package',
  ended: 'ended the package',
  withdrew: 'withdrew the package',
  started: 'started the package',
  suspended: 'suspended the package',
  'let lapse': 'let the package lapse',
  answered: 'answered the question',
  referred: 'asked another stage to look first',
  'asked for another look': 'asked for another look at the decision',
  'asked for a change': 'asked for a change of the package',
  'asked for an extension': 'asked for an extension of the package',
  'changed as approved': 'changed the package, as it was approved',
  'started in an emergency': 'started the package before its decision',
  [outsideVerbs.changed]: 'changed it in SharePoint, outside this app',
  [outsideVerbs.found]: 'changed it in SharePoint, outside this app, in a way that is not known',
};

/** What a person said, in the order in which an event may hold it. */
const wordsIn = ['note', 'question', 'answer', 'because', 'endReason', 'suspendedReason'] as const;

/**
 * What happened to a package and to its requests, oldest first. An event whose copy is not in
 * Activity yet is taken from the row itself, so that the last thing done is always there.
 *
 * Throws `notFound` as the package's page does.
 */
export async function packageActivity(app: App, actor: Actor, id: number): Promise<Activity> {
  const row = await visiblePackage(app, actor, id);
  const own = await eventsOf(app, packageSubject(row), row);
  const requests = await Promise.all(
    approvalsOf(app, row).map((one) => eventsOf(app, approvalSubject(one), one)),
  );
  const decisions = requests.flat();
  const moments = new Set(decisions.map(momentOf));
  // The package's status follows from a decision, by the same person in the same moment.
  const telling = own.filter((event) => !(isStatusOnly(event) && moments.has(momentOf(event))));
  const entries = [...telling, ...decisions]
    .sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1))
    .map(timelineEntry);
  return { entries };
}

async function eventsOf(app: App, subject: string, row: HistoryRow): Promise<readonly RowEvent[]> {
  const entries = await app.activity.bySubject(subject);
  const isThere = entries.some(isCopyOf(activityKey(subject, row.lastEvent.sequence)));
  const events = entries.map(({ event }) => event);
  return isThere ? events : [...events, row.lastEvent];
}

function isCopyOf(key: string) {
  return ({ requestKey }: ActivityEntry) => requestKey === key;
}

function isStatusOnly({ verb, after }: RowEvent): boolean {
  return (
    verb !== 'logged' && Object.keys(after).every((key) => key === 'status' || key === 'endReason')
  );
}

function momentOf({ actor, at }: RowEvent): string {
  return `${actor.id} ${at}`;
}

function timelineEntry({ actor, at, verb, before, after }: RowEvent): TimelineEntry {
  const outside = outsideDetail({ before, after });
  if (outside !== undefined) return { ...entryOf({ actor, at, verb }), detail: outside };
  const key = wordsIn.find((one) => typeof after[one] === 'string' && after[one] !== '');
  const detail = key === undefined ? undefined : after[key];
  return { ...entryOf({ actor, at, verb }), ...(typeof detail === 'string' && { detail }) };
}

function entryOf({ actor, at, verb }: Pick<RowEvent, 'actor' | 'at' | 'verb'>): TimelineEntry {
  const what = objects[verb] ?? verb;
  return { at, who: actor.name, what, tone: tones[verb] ?? 'neutral' };
}
