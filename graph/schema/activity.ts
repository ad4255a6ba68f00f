import type { ActivityEntry } from '../../teamsapp/activity/activity';
import type { RowEvent } from '../../teamsapp/common/event';
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
