import type { App } from '../app';
import { today } from '../common/dates';
import type { ViewContext } from '../common/view';
import type { Actor } from '../people/actor';
import { setting } from './inForce';
import { addSchoolDays, nextTerm, termAt } from './schoolYear';

/** What the conditions of views mean today to one reader. */
export function viewContext(
  app: Pick<App, 'settings' | 'auditKey' | 'clock'>,
  actor: Actor,
): ViewContext {
  const day = today(app.clock);
  const calendar = setting(app, 'calendar');
  return {
    today: day,
    endOfTerm: (termAt(calendar, day) ?? nextTerm(calendar, day))?.end,
    afterSchoolDays: (count) => addSchoolDays(calendar, day, count),
    me: actor.id,
    teams: actor.teams,
  };
}
