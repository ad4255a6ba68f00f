import { completeActivity, nextEvent } from '../activity/recordEvent';
import type { App } from '../app';
import { askForInformation } from '../approvals/askForInformation';
import { currentSeen } from '../approvals/currentSeen';
import type { Approval } from '../approvals/approval';
import { decide } from '../approvals/decide';
import { addDays, type IsoDay } from '../common/dates';
import type { EducationPackage, PackageStatus } from '../packages/educationPackage';
import { endPackage } from '../packages/endPackage';
import { logPackage } from '../packages/logPackage';
import { withdrawPackage } from '../packages/withdrawPackage';
import type { Actor } from '../people/actor';
import type { DemoPackage } from './packages';

/** The people who act for one team. */
export interface TeamPeople {
  requester: Actor;
  manager: Actor;
}

/** The app as it was at midday of an earlier day; what follows from each write is awaited. */
export interface EarlierApp {
  on(day: IsoDay): App;
  settled(): Promise<void>;
}

/** States reached by hand in this council's own way of working, after the approval. */
const running: Partial<Record<PackageStatus, string>> = {
  agreementIssued: 'issued the agreement',
  active: 'started',
  suspended: 'suspended',
  lapsed: 'let lapse',
};

/**
 * Lives one package through: logged, decided and carried on by the same use cases that people
 * use, on the days on which it happened.
 */
export async function liveThrough(
  time: EarlierApp,
  people: TeamPeople,
  { form, loggedOn, becomes }: DemoPackage,
): Promise<void> {
  const logging = time.on(loggedOn);
  const logged = await logPackage(logging, people.requester, { draftId: logging.newKey(), form });
  await time.settled();
  await decideAs(time.on(addDays(loggedOn, 1)), people, logged.approval, becomes);
  await time.settled();
  await carryOn(time, people, logged.educationPackage.id, becomes);
  await time.settled();
}

async function decideAs(
  app: App,
  people: TeamPeople,
  logged: Approval,
  becomes: PackageStatus,
): Promise<void> {
  if (becomes === 'inReview' || becomes === 'withdrawn') return;
  const approval = app.approvals.find(logged.id) ?? logged;
  const { id: approvalId } = approval;
  const seen = currentSeen(app, approval);
  const stageId = logged.stages[0]?.id ?? '';
  if (becomes === 'informationRequested') {
    const question = 'Which days has the home school agreed, and who brings the child?';
    await askForInformation(app, people.manager, { approvalId, stageId, seen, question });
    return;
  }
  const verdict = becomes === 'declined' ? 'decline' : 'approve';
  const note =
    verdict === 'decline'
      ? 'The home school can meet this need from January. Ask again if that changes.'
      : '';
  await decide(app, people.manager, { approvalId, stageId, seen, verdict, note });
}

async function carryOn(
  time: EarlierApp,
  people: TeamPeople,
  id: number,
  becomes: PackageStatus,
): Promise<void> {
  const current = time.on('2000-01-01').packages.find(id);
  if (!current) return;
  const after = dayAfter(current);
  if (becomes === 'withdrawn') {
    await withdrawPackage(time.on(after), people.requester, {
      id,
      because: 'A school place was found.',
    });
  }
  if (becomes === 'ended') {
    await startedOn(time.on(current.startDate), people.manager, current, 'active', 'started');
    const on = earlierOf(addDays(current.startDate, 56), addDays(current.endDate, -5));
    const ending = time.on(addDays(on, -3));
    await endPackage(ending, people.requester, { id, on, because: 'Back in school as planned.' });
    const ended = ending.packages.find(id);
    if (ended) await startedOn(time.on(addDays(on, 1)), people.manager, ended, 'ended', 'ended');
  }
  const verb = running[becomes];
  if (verb)
    await startedOn(
      time.on(becomes === 'active' ? current.startDate : after),
      people.manager,
      current,
      becomes,
      verb,
    );
}

async function startedOn(
  app: App,
  actor: Actor,
  row: EducationPackage,
  status: PackageStatus,
  verb: string,
): Promise<void> {
  const current = app.packages.find(row.id) ?? row;
  if (current.status === status) return;
  const subject = `package:${current.requestKey}`;
  await completeActivity(app, subject, current);
  const event = nextEvent(
    app,
    subject,
    current,
    actor,
    verb,
    { status: current.status },
    { status },
  );
  await completeActivity(app, subject, await app.packages.change(current, { status, ...event }));
}

function earlierOf(a: IsoDay, b: IsoDay): IsoDay {
  return a < b ? a : b;
}

function dayAfter(row: EducationPackage): IsoDay {
  return addDays(row.lastEvent.at.slice(0, 10), 2);
}
