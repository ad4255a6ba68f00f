import type { ChangeCheck } from '../api/contract';
import type { App } from '../app';
import { addRequest, fullyStaffedOrThrow } from '../approvals/addRequest';
import type { Approval, Proposal } from '../approvals/approval';
import { approvalsOf, isWaiting } from '../approvals/approvalsOf';
import { wordsOrThrow } from '../approvals/checks';
import { laterApproval } from '../approvals/openApproval';
import { addDays, financialYearName, isDay, longDay, type IsoDay } from '../common/dates';
import { AppError } from '../common/errors';
import type { Pence } from '../common/money';
import { changedCost } from '../costs/changedCost';
import type { Actor } from '../people/actor';
import { mayChangePackage } from '../people/permissions';
import { setting } from '../settings/inForce';
import { packageReference, type EducationPackage } from './educationPackage';
import { currentState, type PackageState } from './states';
import { childOfPackage, visiblePackage } from './visiblePackage';

export interface ChangeInput {
  id: number;
  /** First day on which the new terms hold; the day after the last one for an extension alone. */
  from?: IsoDay;
  hoursPerWeek?: number;
  sessionsPerWeek?: number;
  price?: Pence;
  endDate?: IsoDay;
  because: string;
}

const changeable: ReadonlySet<PackageState> = new Set<PackageState>([
  'approved',
  'agreementIssued',
  'active',
  'endingSoon',
  'suspended',
]);

/**
 * Asks for a change of an approved package: other hours, sessions or price from a day on, or a
 * later last day. The stages are those that look at what changes; until they have approved it the
 * package runs on as it is.
 *
 * Pressed again it answers the same request. Throws `notFound` and `notAllowed` by permission,
 * `conflict` while the package or another change of it waits or when it is over, `invalid` with
 * the field for days and values that cannot be, and for a change of nothing.
 */
export async function requestChange(app: App, actor: Actor, input: ChangeInput): Promise<Approval> {
  const row = await visiblePackage(app, actor, input.id);
  const reference = packageReference(row.id);
  if (!mayChangePackage(actor, row, childOfPackage(app, row))) {
    throw new AppError(
      'notAllowed',
      `Only ${row.requester.name} and colleagues of the same team can ask for a change of ${reference}.`,
    );
  }
  const proposal = proposalFor(app, row, input);
  const waiting = approvalsOf(app, row).find(isWaiting);
  if (waiting?.requester.id === actor.id && isSame(waiting.change, proposal)) return waiting;
  refuseWaiting(row, waiting);
  const state = currentState(app, row);
  if (!changeable.has(state)) {
    throw new AppError('conflict', `${reference} is ${state}. There is nothing to change.`);
  }
  const because = wordsOrThrow(input.because, 'because', `Say why ${reference} is to change.`);
  const provider = app.providers.find(row.providerId);
  if (!provider) throw new AppError('unavailable', 'The provider cannot be read now. Try again.');
  const asking = { kind: kindOf(proposal), number: proposal.number, because, change: proposal };
  const child = childOfPackage(app, row);
  const request = laterApproval(
    app,
    { educationPackage: row, provider, child, requester: actor },
    asking,
  );
  await fullyStaffedOrThrow(app, request, `did not ask for this change`);
  return addRequest(app, request);
}

/** What a change would cost, to be shown before it is asked for. Throws as `requestChange`. */
export async function checkChange(
  app: App,
  actor: Actor,
  input: Omit<ChangeInput, 'because'>,
): Promise<ChangeCheck> {
  const row = await visiblePackage(app, actor, input.id);
  const proposal = proposalFor(app, row, input);
  const years = new Set([...Object.keys(row.costByYear), ...Object.keys(proposal.costByYear)]);
  return {
    kind: kindOf(proposal),
    wholeCost: { now: row.wholeCost, then: proposal.wholeCost },
    weeklyCost: { now: row.weeklyCost, then: proposal.weeklyCost },
    byYear: [...years].sort().map((year) => ({
      year: financialYearName(Number(year)),
      now: row.costByYear[year] ?? 0,
      then: proposal.costByYear[year] ?? 0,
    })),
  };
}

/** Whether a change of the package can be asked for now: it is approved, not over, none waits. */
export function isChangeable(app: App, row: EducationPackage, state: PackageState): boolean {
  return changeable.has(state) && !approvalsOf(app, row).some(isWaiting);
}

function proposalFor(
  app: App,
  row: EducationPackage,
  input: Omit<ChangeInput, 'because'>,
): Proposal {
  const values = changesIn(row, input);
  const from = input.from ?? addDays(row.endDate, 1);
  daysOrThrow(row, from, values.endDate);
  const requests = approvalsOf(app, row).filter(({ change, state }) => change && !isOpen(state));
  const cost = changedCost(row, { from, ...values }, setting(app, 'calendar'));
  const { schoolWeeks, weeklyCost, wholeCost, costByYear } = cost;
  return {
    number: requests.length + 1,
    from,
    ...values,
    schoolWeeks,
    weeklyCost,
    wholeCost,
    costByYear,
  };
}

type Values = Pick<Proposal, 'hoursPerWeek' | 'sessionsPerWeek' | 'price' | 'endDate'>;

/** Only what differs from the package as it is. Throws `invalid` when nothing does. */
function changesIn(row: EducationPackage, input: Omit<ChangeInput, 'because'>): Values {
  const { hoursPerWeek, sessionsPerWeek, price, endDate } = input;
  const values: Values = {
    ...(isOther(row.hoursPerWeek, hoursPerWeek) && { hoursPerWeek }),
    ...(isOther(row.sessionsPerWeek, sessionsPerWeek) && { sessionsPerWeek }),
    ...(isOther(row.price, price) && { price }),
    ...(isOther(row.endDate, endDate) && { endDate }),
  };
  if (Object.keys(values).length > 0) return values;
  throw new AppError('invalid', 'Nothing would change. Enter what is to be different.', 'price');
}

function isOther<V>(before: V | undefined, after: V | undefined): after is V {
  return after !== undefined && after !== before;
}

function daysOrThrow(row: EducationPackage, from: IsoDay, endDate: IsoDay | undefined): void {
  const last = endDate ?? row.endDate;
  if (!isDay(from)) throw wrong('from', 'Enter the day from which the change holds.');
  if (!isDay(last)) throw wrong('endDate', 'Enter the new last day.');
  if (from < row.startDate) {
    throw wrong(
      'from',
      `The package starts on ${longDay(row.startDate)}. Choose a day from then on.`,
    );
  }
  if (endDate !== undefined && endDate < row.endDate) {
    throw wrong('endDate', 'An earlier last day needs no approval: end the package instead.');
  }
  if (from > last) {
    throw wrong('from', `The change would begin after the last day, ${longDay(last)}.`);
  }
}

function refuseWaiting(row: EducationPackage, waiting: Approval | undefined): void {
  if (!waiting) return;
  const reference = packageReference(row.id);
  const what = waiting.change ? `A change of ${reference}` : reference;
  throw new AppError(
    'conflict',
    `${what} already waits for ${waiting.waitingFor}. Ask again when that is decided, or withdraw it.`,
  );
}

/** A later last day and nothing else is an extension. */
function kindOf(proposal: Proposal): 'variation' | 'extension' {
  const { hoursPerWeek, sessionsPerWeek, price, endDate } = proposal;
  const isMore = [hoursPerWeek, sessionsPerWeek, price].some((value) => value !== undefined);
  return endDate !== undefined && !isMore ? 'extension' : 'variation';
}

function isSame(one: Proposal | undefined, other: Proposal): boolean {
  return one !== undefined && JSON.stringify(one) === JSON.stringify(other);
}

function isOpen(state: Approval['state']): boolean {
  return isWaiting({ state });
}

function wrong(field: keyof ChangeInput, sentence: string): AppError {
  return new AppError('invalid', sentence, field);
}
