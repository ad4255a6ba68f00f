import { firstEvent } from '../activity/recordEvent';
import type { PackageFormJson } from '../api/contract';
import type { App, LoggedPackage } from '../app';
import { firstApprovalKey } from '../approvals/approval';
import { followUp } from '../approvals/followUp';
import { approvalSubject, newApproval } from '../approvals/openApproval';
import { longDay, today } from '../common/dates';
import { AppError, isAppError } from '../common/errors';
import type { NewRow } from '../common/store';
import type { PackageForm } from '../drafts/draft';
import type { Actor } from '../people/actor';
import { mayOrThrow } from '../people/permissions';
import type { Provider } from '../providers/provider';
import { setting } from '../settings/inForce';
import type { KeptCost } from '../costs/changedCost';
import type { Cost } from '../costs/packageCost';
import { knownDraft, onlyWriter, ownDraft } from './draftRows';
import { packageReference, type EducationPackage, packageSubject } from './educationPackage';
import { missingIn, valueFaults } from './formFaults';
import { resolveForm } from './packageForm';
import { reviewDue } from './reviewDue';
import { childOfPackage } from './visiblePackage';

/** A draft by its id, which becomes the request key; the form when it is newer than the draft's. */
export interface LogInput {
  draftId: string;
  form?: PackageFormJson;
}

/**
 * Logs a package and asks for its approval, in one write of two rows.
 *
 * Once for each draft: pressed again, or sent again after a lost answer, it answers the same
 * package and completes what a crash left out. Throws `notAllowed` for those who may not log and
 * for a draft of somebody else, `invalid` with the field for the first thing missing or wrong,
 * objectives included, and what the stores throw.
 */
export async function logPackage(
  app: App,
  actor: Actor,
  { draftId, form }: LogInput,
): Promise<LoggedPackage> {
  mayOrThrow(actor, 'logPackage');
  const known = app.packages.findByKey(draftId);
  if (known) return afterwards(app, draftId, await completed(app, actor, known));
  const draft = await (form ? knownDraft : ownDraft)(app, actor, draftId);
  const filled = form ?? draft?.form;
  if (!filled) {
    throw new AppError(
      'notFound',
      'This draft is gone: drafts are kept for seven days. Start again.',
    );
  }
  const { row, provider } = newPackage(app, actor, draftId, filled);
  const child = childOfPackage(app, row);
  const approval = newApproval(app, { educationPackage: row, provider, child, requester: actor });
  try {
    return afterwards(app, draftId, await app.packages.addWithApproval(row, approval));
  } catch (error) {
    // Another package has the key, which this copy did not know: its request is made of that one.
    const other = isAppError(error, 'conflict') ? app.packages.findByKey(draftId) : undefined;
    if (!other) throw error;
    return afterwards(app, draftId, await completed(app, actor, other));
  }
}

/** What the writer is told: "EP-1063 is logged. The Team Manager decides by 27 November 2026." */
export function loggedMessage({ educationPackage, approval }: LoggedPackage): string {
  const logged = `${packageReference(educationPackage.id)} is logged.`;
  if (approval.waitingFor === '') return logged;
  const by = approval.dueDate === undefined ? '' : ` by ${longDay(approval.dueDate)}`;
  return `${logged} The ${approval.waitingFor} decides${by}.`;
}

/** The package that was logged before, with its approval, which a crash may have left out. */
async function completed(
  app: App,
  actor: Actor,
  educationPackage: EducationPackage,
): Promise<LoggedPackage> {
  const { requester, requestKey, providerId } = educationPackage;
  if (requester.id !== actor.id) throw onlyWriter(requester.name);
  const approval = app.approvals.findByKey(firstApprovalKey(requestKey));
  if (approval) return { educationPackage, approval };
  const provider = app.providers.find(providerId);
  if (!provider) throw new AppError('unavailable', 'The provider cannot be read now. Try again.');
  const child = childOfPackage(app, educationPackage);
  const missing = newApproval(app, { educationPackage, provider, child, requester });
  return app.packages.addWithApproval(educationPackage, missing);
}

function afterwards(app: App, draftId: string, logged: LoggedPackage): LoggedPackage {
  const { approval } = logged;
  app.afterwards(approvalSubject(approval), async () => {
    await followUp(app, approval.id);
    const draft = app.drafts.findByKey(draftId);
    if (draft) await app.drafts.remove(draft);
  });
  return logged;
}

function newPackage(
  app: App,
  actor: Actor,
  requestKey: string,
  json: PackageFormJson,
): { row: NewRow<EducationPackage>; provider: Provider } {
  const resolved = resolveForm(app, actor, json);
  const { cost, faults } = valueFaults(app, actor, resolved);
  const [first] = [...resolved.faults, ...faults, ...missingIn(resolved)];
  if (first) throw new AppError('invalid', first.sentence, first.field);
  const { form, provider } = resolved;
  // missingIn has asked for both already; here the compiler asks.
  if (!cost || !provider) throw new Error('A form without faults lacks its cost or provider.');
  const facts = factsOf(app, form, provider, cost);
  const { objectives, suspendedReason } = form;
  const nextReviewDue = reviewDue(setting(app, 'calendar'), facts.startDate, facts.endDate);
  const after = { ...facts, ...(suspendedReason !== undefined && { suspendedReason }) };
  const row = {
    requestKey,
    ...facts,
    requester: { id: actor.id, name: actor.name },
    ...(nextReviewDue !== undefined && { nextReviewDue }),
    ...(objectives !== undefined && { objectives }),
    ...firstEvent(app, packageSubject({ requestKey }), actor, 'logged', after),
  };
  return { row, provider };
}

/** What a complete form says of the package, and what follows from it. */
function factsOf(app: App, form: PackageForm, provider: Provider, cost: Cost) {
  const { hoursPerWeek, sessionsPerWeek, reason } = form;
  const startDate = given(form.startDate);
  return {
    childReference: given(form.childReference),
    providerId: provider.id,
    legalRoute: given(form.legalRoute),
    ...(reason && { reason }),
    team: given(form.team),
    ...costFields(cost),
    price: given(form.price),
    priceUnit: given(form.priceUnit),
    startDate,
    endDate: given(form.endDate),
    ...(hoursPerWeek !== undefined && { hoursPerWeek }),
    ...(sessionsPerWeek !== undefined && { sessionsPerWeek }),
    procurementRoute: provider.lots.length > 0 ? ('framework' as const) : ('spot' as const),
    status: 'submitted' as const,
    retrospective: startDate < today(app.clock),
    ...(form.residential && { residential: true as const }),
  };
}

function given<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A form without faults lacks a value.');
  return value;
}

/** What a package's row keeps of its cost. */
export function costFields({ schoolWeeks, weeklyCost, wholeCost, costByYear }: KeptCost): KeptCost {
  return { schoolWeeks, weeklyCost, wholeCost, costByYear };
}
