import { setImmediate as breathe } from 'node:timers/promises';
import type { App } from '../app';
import { childrenByReference } from '../children/childByReference';
import { addDays, dayOf, today, type IsoDay } from '../common/dates';
import type { EducationPackage } from '../packages/educationPackage';
import type { Actor } from '../people/actor';
import { mayOrThrow, maySeePackage } from '../people/permissions';
import { setting } from '../settings/inForce';
import type { ApprovalRules } from '../settings/settings';
import { firstApprovalKey } from './approval';
import { couldDecide } from './couldDecide';
import { openTally, type DryRunSpan } from './dryRunTally';
import { neededStages } from './neededStages';
import { ruleFacts } from './ruleFacts';

/** Days that a draft is tried on, the shortest first. */
export const spans = [90, 365] as const;

/** Packages judged before others may be served. */
const chunk = 25;

/**
 * What a draft of the approval rules would have meant for the packages logged in the last 90 and
 * 365 days: which stages the rules in force ask for of each and which the draft would, as the rows
 * say it now, and which packages nobody could decide. Changes nothing. Names only packages that the
 * reader may see and counts the others.
 *
 * Throws `notAllowed` for everybody but administrators, and as the directory does.
 */
export async function dryRun(app: App, actor: Actor, draft: ApprovalRules): Promise<DryRunSpan[]> {
  mayOrThrow(actor, 'administer');
  const day = today(app.clock);
  const order = draft.stages.map(({ name }) => name);
  const tallies = spans.map((days) => openTally(days, addDays(day, -days), order));
  const since = addDays(day, -Math.max(...spans));
  const tryOne = trial(app, actor, draft);
  let judged = 0;
  // Newest first, so that the packages named are the ones people remember.
  for (const row of [...app.packages.all()].reverse()) {
    const loggedOn = dayLogged(app, row);
    if (loggedOn < since) continue;
    const tried = await tryOne(row, loggedOn);
    for (const tally of tallies) tally.add(tried);
    judged += 1;
    if (judged % chunk === 0) await breathe();
  }
  return tallies.map((tally) => tally.result());
}

/** The day on which a package was logged: when the first stage of its first request opened. */
export function dayLogged(
  app: Pick<App, 'approvals'>,
  { requestKey, lastEvent }: Pick<EducationPackage, 'requestKey' | 'lastEvent'>,
): IsoDay {
  const stages = app.approvals.findByKey(firstApprovalKey(requestKey))?.stages ?? [];
  const [opened] = stages.flatMap(({ openedAt }) => openedAt ?? []).sort();
  return dayOf(opened ?? lastEvent.at);
}

function trial(app: App, actor: Actor, draft: ApprovalRules) {
  const inForce = setting(app, 'approvalRules');
  const children = childrenByReference(app);
  const stuckAt = couldDecide(app);
  return async (row: EducationPackage, loggedOn: IsoDay) => {
    const { objectives = '', requester, team } = row;
    const child = children.get(row.childReference);
    const provider = app.providers.find(row.providerId);
    const judged = { ...row, objectives, ...(provider && { provider }) };
    const facts = ruleFacts(app, judged, child?.restricted);
    const wouldBe = neededStages(draft, facts);
    return {
      row,
      loggedOn,
      was: neededStages(inForce, facts),
      wouldBe,
      stuck: await stuckAt({ requester, team, child }, wouldBe),
      isVisible: maySeePackage(actor, row, child),
    };
  };
}
