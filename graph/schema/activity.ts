import type { ActivityEntry } from '../../teamsapp/activity/activity';
import type { RowEvent } from '../../teamsapp/common/event';
import type { JsonObject } from '../json';
import type { Field } from './column';
import { defineList, event, requestKey } from './list';
import { text } from './textColumns';
import { instant, number, person } from './valueColumns';

/** The Activity list: what happened, append-only, read by its subject. */
export const activity = defineList<ActivityEntry>({
  name: 'Activity',
  description: 'What happened, entry by entry. Append-only: Education Packages proves every edit.',
  title: 'Entry',
  fields: {
    requestKey: requestKey(),
    subject: text('Subject', { indexed: true }),
    event: readableEvent(),
    hash: text('Hash'),
  },
});

/**
 * Whether the columns beside an event, which people read and sort in SharePoint, say what it says.
 * Only the event has a hash: a forged verb beside it would else be believed.
 */
export function showsEvent({ sequence, actor, at, verb }: RowEvent, fields: JsonObject): boolean {
  const said = { Sequence: sequence, ActorId: actor.id, ActorName: actor.name, Verb: verb };
  const isSaid = Object.entries(said).every(
    ([name, value]) => plain(fields[name]) === plain(value),
  );
  return isSaid && secondOf(fields.HappenedAt) === secondOf(at);
}

/** A value without what a list may alter: outer spaces, the ends of lines, nothing for empty. */
function plain(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n').trim();
  return value ?? '';
}

/** The list drops what is finer than a second. */
function secondOf(value: unknown): string {
  const moment = typeof value === 'string' ? new Date(value) : new Date(NaN);
  return Number.isNaN(moment.getTime()) ? '' : moment.toISOString().slice(0, 19);
}

/** The event whole, for its hash, and its parts in columns that a manager can read and sort. */
function readableEvent(): Field<RowEvent> {
  const whole = event('Event');
  const sequence = number('Sequence');
  const actor = person('Actor', { indexed: true });
  const at = instant('HappenedAt', { indexed: true });
  const verb = text('Verb');
  return {
    columns: [whole, sequence, actor, at, verb].flatMap((field) => field.columns),
    write: (value) => ({
      ...whole.write(value),
      ...sequence.write(value?.sequence),
      ...actor.write(value?.actor),
      ...at.write(value?.at),
      ...verb.write(value?.verb),
    }),
    read: (fields) => whole.read(fields),
  };
}
