import type { App } from '../app';
import { today } from '../common/dates';
import { AppError } from '../common/errors';
import type { Person } from '../common/event';
import type { NewRow } from '../common/store';
import type { EducationPackage } from '../packages/educationPackage';
import type { Actor } from '../people/actor';
import { mayChangePackage } from '../people/permissions';
import { addRequest, fullyStaffedOrThrow } from './addRequest';
import type { Approval } from './approval';
import { approvalsOf, isRuling, isWaiting, rulingOf } from './approvalsOf';
import { wordsOrThrow } from './checks';
import { laterApproval } from './openApproval';
import { packageOf, referenceOf } from './requestWords';
import { childOf, noSuchApproval, refuseBlind } from './seeApproval';

export interface ReconsiderInput {
  /** The request that was decided. */
  approvalId: number;
  because: string;
}

/**
 * Asks for another look at a decision, by people who did not decide before: a package that was
 * declined, or one that was approved and has not begun. The package waits again.
 *
 * Pressed again it answers the same request. For the requester, the package's team and those who
 * decided. Throws `notFound` as for a request that may not be seen, `notAllowed` for everybody
 * else, `conflict` while it waits, when it was withdrawn, when something newer was asked or when
 * the package has begun, `invalid` for a missing or long reason, and when nobody is left who did
 * not decide.
 */
export async function reconsider(
  app: App,
  actor: Actor,
  input: ReconsiderInput,
): Promise<Approval> {
  const decided = app.approvals.find(input.approvalId);
  if (!decided) throw noSuchApproval();
  await refuseBlind(app, actor, decided);
  const educationPackage = packageOf(app, decided);
  const provider = educationPackage && app.providers.find(educationPackage.providerId);
  if (!educationPackage || !provider) throw noSuchApproval();
  const requests = approvalsOf(app, educationPackage).filter(isRuling);
  const ruling = rulingOf(requests) ?? decided;
  if (ruling.id !== decided.id && isWaiting(ruling) && ruling.requester.id === actor.id) {
    return ruling;
  }
  refuseOthers(app, actor, decided);
  refuseUndecided(app, decided, ruling, educationPackage);
  const reference = referenceOf(app, decided);
  const because = wordsOrThrow(
    input.because,
    'because',
    `Say why ${reference} is to be looked at again.`,
  );
  const row: NewRow<Approval> = laterApproval(
    app,
    { educationPackage, provider, child: childOf(app, decided), requester: actor },
    {
      kind: 'reconsideration',
      number: requests.length,
      because,
      barred: barredFrom(requests, educationPackage),
    },
  );
  await fullyStaffedOrThrow(app, row, `did not decide on ${reference} before`);
  return addRequest(app, row);
}

/** Whether the person may ask for another look at this request now, for a button. */
export function mayReconsider(app: App, actor: Actor, approval: Approval): boolean {
  const educationPackage = packageOf(app, approval);
  if (!educationPackage || !isRuling(approval) || !isConcerned(app, actor, approval)) return false;
  const ruling = rulingOf(approvalsOf(app, educationPackage));
  return ruling?.id === approval.id && whyNot(app, approval, educationPackage) === undefined;
}

function refuseOthers(app: App, actor: Actor, approval: Approval): void {
  if (isConcerned(app, actor, approval)) return;
  throw new AppError(
    'notAllowed',
    `Only ${approval.requester.name}, colleagues of the same team and those who decided can ask for another look.`,
  );
}

function isConcerned(app: App, actor: Actor, approval: Approval): boolean {
  return (
    mayChangePackage(actor, approval, childOf(app, approval)) ||
    decidersOf(approval).some(({ id }) => id === actor.id)
  );
}

function refuseUndecided(
  app: App,
  decided: Approval,
  ruling: Approval,
  educationPackage: EducationPackage,
): void {
  const reference = referenceOf(app, decided);
  const isOld = !isRuling(decided) || ruling.id !== decided.id;
  const why = isOld
    ? `Something newer was asked about ${reference}. Open it to see where it stands.`
    : whyNot(app, decided, educationPackage);
  if (why !== undefined) throw new AppError('conflict', why);
}

function whyNot(app: App, approval: Approval, row: EducationPackage): string | undefined {
  const reference = referenceOf(app, approval);
  if (isWaiting(approval)) return `${reference} still waits for its decision.`;
  if (approval.state === 'withdrawn') return `${reference} was withdrawn. Log it again instead.`;
  if (approval.state === 'declined') return undefined;
  const hasBegun = row.status !== 'approved' || row.startDate <= today(app.clock);
  return hasBegun ? `${reference} has begun. Ask for a change, or end it.` : undefined;
}

/** Everybody who decided before, and who asked for the package: none of them decides now. */
function barredFrom(requests: readonly Approval[], { requester }: EducationPackage): Person[] {
  const all = [requester, ...requests.flatMap(decidersOf)];
  return [...new Map(all.map(({ id, name }) => [id, { id, name }])).values()];
}

function decidersOf({ stages }: Approval): Person[] {
  return stages.flatMap(({ decisions }) =>
    decisions.flatMap(({ by, insteadOf }) => (insteadOf ? [by, insteadOf] : [by])),
  );
}
