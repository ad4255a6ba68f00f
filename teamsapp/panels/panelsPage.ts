import type { PanelsPage } from '../api/contract';
import type { App } from '../app';
import { childOf, maySeeApproval } from '../approvals/seeApproval';
import { today } from '../common/dates';
import { AppError } from '../common/errors';
import type { Actor } from '../people/actor';
import { setting } from '../settings/inForce';
import { panelMembers } from '../settings/panelMembers';
import type { Panel } from '../settings/settings';
import type { Meeting } from './meeting';
import { mayPlan, maySeePanel } from './seeMeeting';
import { waitingAt } from './waitingItems';

type PanelView = PanelsPage['panels'][number];

const meetingsAtMost = 20;

/**
 * The panels that this person may see, with their meetings and how much waits. Throws `notAllowed`
 * for somebody who sees none.
 */
export async function panelsPage(app: App, actor: Actor): Promise<PanelsPage> {
  const panels = setting(app, 'panels').filter((panel) => maySeePanel(actor, panel));
  if (panels.length === 0) {
    throw new AppError(
      'notAllowed',
      'You cannot see any panel. If you belong to one, ask an Education Packages administrator.',
    );
  }
  const shown: PanelView[] = [];
  for (const panel of panels) shown.push(await panelView(app, actor, panel));
  return { panels: shown, asOf: app.changes.asOf()?.toISOString() ?? null };
}

async function panelView(app: App, actor: Actor, panel: Panel): Promise<PanelView> {
  const all = waitingAt(app, panel.id);
  let waiting = 0;
  for (const { approval } of all) {
    if (await maySeeApproval(app, actor, approval, childOf(app, approval))) waiting += 1;
  }
  const meetings = app.meetings
    .all()
    .filter(({ panelId }) => panelId === panel.id)
    .sort((a, b) => b.date.localeCompare(a.date));
  const next = nextOf(meetings, today(app.clock));
  return {
    id: panel.id,
    name: panel.name,
    chair: panel.chair.name,
    deputyChair: panel.deputyChair?.name ?? '',
    members: panelMembers(panel).map(({ name }) => name),
    quorum: panel.quorum,
    canDecide: panel.canDecide,
    waiting,
    hidden: all.length - waiting,
    mayPlan: mayPlan(actor, panel),
    next: next ? lineOf(next) : null,
    meetings: meetings
      .filter((one) => one !== next)
      .slice(0, meetingsAtMost)
      .map(lineOf),
  };
}

/** The meeting that sits now, else the nearest one to come. */
function nextOf(newestFirst: readonly Meeting[], day: string): Meeting | undefined {
  const open = newestFirst.find(({ state }) => state === 'open');
  return open ?? newestFirst.findLast(({ state, date }) => state === 'planned' && date >= day);
}

function lineOf({ id, date, state, items, openedAt }: Meeting) {
  const isDecided = ({ outcome }: Meeting['items'][number]) =>
    outcome !== undefined && outcome.verdict !== 'defer';
  return {
    id,
    date,
    state,
    isHeld: openedAt !== undefined,
    items: items.length,
    decided: items.filter(isDecided).length,
  };
}
