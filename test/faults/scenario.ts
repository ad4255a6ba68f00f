import { currentSeen } from '../../teamsapp/approvals/currentSeen';
import { decide } from '../../teamsapp/approvals/decide';
import { repair } from '../../teamsapp/jobs/repair';
import type { OpenApp } from '../../teamsapp/openApp';
import { logPackage } from '../../teamsapp/packages/logPackage';
import { personOf, loggedForm } from '../support/council';
import type { World } from './world';

/** What the people were told in one run of the scenario. */
export interface Told {
  draftId: string;
  logged: boolean;
  approved: boolean;
}

/** Milliseconds after which a person presses again. */
const patience = 70_000;
const pressesAtMost = 6;

/**
 * One package is logged, approved, posted and read as a change, by people who press again when
 * they are told that something went wrong. Answers what they were told at last.
 */
export async function logApproveNotifyDelta(world: World, open: OpenApp): Promise<Told> {
  const { app, afterwards } = open;
  const draftId = app.newKey();
  const logged = await pressed(world, open, async () => {
    const priya = await app.directory.actor((await personOf(open, 'Priya Nair')).id);
    await logPackage(app, priya, { draftId, form: loggedForm });
  });
  await afterwards.settled();
  const approved = await pressed(world, open, () => approve(open, draftId));
  await afterwards.settled();
  await app.changes.refresh().catch(() => undefined);
  return { draftId, logged, approved };
}

async function approve(open: OpenApp, draftId: string): Promise<void> {
  const { app } = open;
  const megan = await app.directory.actor((await personOf(open, 'Megan Ashworth')).id);
  const approval = app.approvals.findByKey(`${draftId}:new`);
  if (!approval) throw new Error('There is no request to decide yet.');
  await decide(app, megan, {
    approvalId: approval.id,
    stageId: approval.stages[0]?.id ?? '',
    seen: currentSeen(app, approval),
    verdict: 'approve',
    note: '',
  });
}

/** Presses until it works; between two presses a minute goes by, in which the app polls and repairs. */
async function pressed(
  { time }: World,
  { app, afterwards }: OpenApp,
  press: () => Promise<void>,
): Promise<boolean> {
  for (let count = 1; count <= pressesAtMost; count += 1) {
    try {
      await press();
      return true;
    } catch {
      // What it says is another test's; here it only means that the person presses again.
      time.pass(patience);
      await app.changes.refresh().catch(() => undefined);
      await repair(app);
      await afterwards.settled();
    }
  }
  return false;
}

/** Minutes go by without bad days: everything that lags is completed. */
export async function quiesce({ time }: World, { app, afterwards }: OpenApp): Promise<void> {
  for (let run = 1; run <= 2; run += 1) {
    time.pass(180_000);
    await app.changes.refresh();
    await repair(app);
    await afterwards.settled();
  }
  await app.changes.refresh();
}
