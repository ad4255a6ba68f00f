import type { App } from '../app';
import { childrenByReference } from '../children/childByReference';
import { today } from '../common/dates';
import type { World } from '../lines/reading';
import type { Actor } from '../people/actor';
import { maySeeChild, maySeePackage } from '../people/permissions';
import { suggestProviders } from '../providers/suggestProviders';
import { setting } from '../settings/inForce';

/** What a person's line is read against: only what this person may see, so no hint gives more away. */
export function lineWorld(app: App, actor: Actor): World {
  const children = childrenByReference(app);
  return {
    today: today(app.clock),
    calendar: setting(app, 'calendar'),
    council: setting(app, 'council'),
    teams: setting(app, 'teams'),
    providers: app.providers.all(),
    children: [...children.values()].filter((child) => maySeeChild(actor, child)),
    packages: app.packages
      .all()
      .filter((one) => maySeePackage(actor, one, children.get(one.childReference))),
    suggestProviders,
  };
}
