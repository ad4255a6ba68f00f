import type { App } from '../app';
import { addDays, longDay, today, weekdayName } from '../common/dates';
import { isAppError } from '../common/errors';
import type { PackageForm } from '../drafts/draft';
import { hoursFault, sessionsFault } from '../lines/readHours';
import { whyClosed } from '../lines/onSchoolDays';
import type { Fault, Remark } from '../lines/reading';
import { notOnList } from '../lines/readReference';
import type { Actor } from '../people/actor';
import { setting } from '../settings/inForce';
import { schoolDayFrom, schoolDayUntil } from '../settings/schoolYear';
import type { Calendar } from '../settings/settings';
import { packageCost, type Cost } from '../costs/packageCost';
import { lineWorld } from './lineWorld';
import type { ResolvedForm } from './packageForm';

/** The longest a package may begin before it is logged: a slip in the year is likelier. */
const longestAgoDays = 366;
/** More than any package costs an hour, a session, a day, a week or in all. */
const priceAtMost = 100_000_000;

/** What is still to be filled in. `forApproval` does not stop the draft from being complete. */
export interface Missing {
  field: keyof PackageForm;
  sentence: string;
  forApproval?: true;
}

/** Everything that is still to be filled in, in the order of the form. */
export function missingIn({ form, provider }: ResolvedForm): Missing[] {
  const hasAmount = form.hoursPerWeek !== undefined || form.sessionsPerWeek !== undefined;
  const isPaidByAmount = form.priceUnit !== 'week' && form.priceUnit !== 'once';
  const checks: readonly (readonly [boolean, Missing])[] = [
    [form.childReference === undefined, ask('childReference', 'Enter the child’s reference.')],
    [form.legalRoute === undefined, ask('legalRoute', 'Choose a legal route.')],
    [!provider, ask('providerId', 'Choose a provider.')],
    [!hasAmount && isPaidByAmount, ask('hoursPerWeek', 'Enter the hours or the sessions a week.')],
    [form.price === undefined, ask('price', 'Enter the price as pounds and pence, like £45.00.')],
    [form.priceUnit === undefined, ask('priceUnit', 'Say what the price is for.')],
    [form.startDate === undefined, ask('startDate', 'Enter the first day.')],
    [form.endDate === undefined, ask('endDate', 'Enter the last day.')],
    [form.team === undefined, ask('team', 'Choose the team that owns the package.')],
    [
      form.objectives === undefined,
      { ...ask('objectives', 'Write at least one objective.'), forApproval: true },
    ],
    [
      provider?.status === 'suspended' && form.suspendedReason === undefined,
      {
        ...ask('suspendedReason', 'Say why a suspended provider is used.'),
        forApproval: true,
      },
    ],
  ];
  return checks.flatMap(([isMissing, missing]) => (isMissing ? [missing] : []));
}

/** The cost, when it can be worked out, and everything that is wrong with the form's values. */
export function valueFaults(
  app: App,
  actor: Actor,
  resolved: ResolvedForm,
): { cost: Cost | undefined; faults: readonly Fault[] } {
  const { form, child, provider } = resolved;
  const { childReference, hoursPerWeek, sessionsPerWeek, price } = form;
  const council = setting(app, 'council');
  const faults: (Fault | undefined)[] = [
    childReference !== undefined && !child
      ? notOnList(childReference, lineWorld(app, actor))
      : undefined,
    provider?.status === 'closed'
      ? fault('providerId', `${provider.name} is closed. Choose another provider.`)
      : undefined,
    hoursPerWeek === undefined ? undefined : hoursFault(hoursPerWeek, council),
    sessionsPerWeek === undefined ? undefined : sessionsFault(sessionsPerWeek),
    price !== undefined && price <= 0
      ? fault('price', 'The price must be more than £0.00.')
      : undefined,
    price !== undefined && price > priceAtMost
      ? fault('price', 'This is too much for one package. Check the price.')
      : undefined,
    teamFault(app, actor, resolved),
    dateFault(app, form),
  ];
  const found = faults.filter((one) => one !== undefined);
  if (found.some(({ field }) => field !== 'childReference' && field !== 'team')) {
    return { cost: undefined, faults: found };
  }
  const priced = priceForm(form, setting(app, 'calendar'));
  return { cost: priced.cost, faults: [...found, ...priced.faults] };
}

/** Days of the form on which schools are closed: said, and left as the writer chose them. */
export function closedDayRemarks(app: App, { startDate, endDate }: PackageForm): Remark[] {
  const calendar = setting(app, 'calendar');
  const start = startDate === undefined ? undefined : whyClosed(calendar, startDate);
  const end = endDate === undefined ? undefined : whyClosed(calendar, endDate);
  return [
    ...(startDate !== undefined && start !== undefined
      ? [closed('first', startDate, start, schoolDayFrom(calendar, startDate))]
      : []),
    ...(endDate !== undefined && end !== undefined
      ? [closed('last', endDate, end, schoolDayUntil(calendar, endDate))]
      : []),
  ];
}

function closed(which: string, day: string, why: string, school: string | undefined): Remark {
  const delivered =
    school === undefined
      ? ''
      : ` Delivery is counted ${which === 'first' ? 'from' : 'to'} ${weekdayName(school)} ${longDay(school)}.`;
  return {
    title: `The ${which} day is no school day.`,
    sentence: `${longDay(day)} is ${why}.${delivered}`,
  };
}

function priceForm(
  { price, priceUnit, startDate, endDate, hoursPerWeek, sessionsPerWeek }: PackageForm,
  calendar: Calendar,
): { cost?: Cost; faults: readonly Fault[] } {
  if (price === undefined || priceUnit === undefined) return { faults: [] };
  if (startDate === undefined || endDate === undefined) return { faults: [] };
  if (
    hoursPerWeek === undefined &&
    sessionsPerWeek === undefined &&
    priceUnit !== 'week' &&
    priceUnit !== 'once'
  ) {
    return { faults: [] };
  }
  try {
    const terms = {
      price,
      priceUnit,
      startDate,
      endDate,
      ...(hoursPerWeek !== undefined && { hoursPerWeek }),
      ...(sessionsPerWeek !== undefined && { sessionsPerWeek }),
    };
    return { cost: packageCost(terms, calendar), faults: [] };
  } catch (error) {
    if (!isAppError(error, 'invalid')) throw error;
    const fields = ['hoursPerWeek', 'sessionsPerWeek', 'startDate', 'endDate'] as const;
    const field = fields.find((one) => one === error.field) ?? 'endDate';
    return { faults: [{ field, sentence: error.message }] };
  }
}

function dateFault(app: App, { startDate, endDate }: PackageForm): Fault | undefined {
  if (startDate === undefined) return undefined;
  if (startDate < addDays(today(app.clock), -longestAgoDays)) {
    return fault('startDate', `${longDay(startDate)} is more than a year ago. Check the year.`);
  }
  if (endDate === undefined || endDate >= startDate) return undefined;
  return fault('endDate', `${longDay(endDate)} is before ${longDay(startDate)}.`);
}

/** Only the child's team or one of the writer's own: the team says who may decide. */
function teamFault(app: App, actor: Actor, { form, child }: ResolvedForm): Fault | undefined {
  const { team } = form;
  if (team === undefined || team === child?.team) return undefined;
  const isKnown = setting(app, 'teams').some(({ id }) => id === team);
  if (isKnown && actor.teams.includes(team)) return undefined;
  return fault('team', 'Choose the child’s team or one of your own.');
}

function ask(field: keyof PackageForm, sentence: string): Missing {
  return { field, sentence };
}

function fault(field: keyof PackageForm, sentence: string): Fault {
  return { field, sentence };
}
