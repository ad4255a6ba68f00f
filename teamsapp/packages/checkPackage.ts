import type { PackageCheck, PackageFormJson } from '../api/contract';
import type { App } from '../app';
import type { Concern } from '../approvals/approval';
import { concernsFor } from '../approvals/concerns';
import { stagesOfForm } from './stagesOfForm';
import { childLabel } from '../children/childLabel';
import { financialYearName, today } from '../common/dates';
import type { PackageForm } from '../drafts/draft';
import { choiceOf } from '../lines/chooseProvider';
import type { LogReading, Remark } from '../lines/reading';
import type { Actor } from '../people/actor';
import { mayOrThrow } from '../people/permissions';
import { setting } from '../settings/inForce';
import { addWorkingDays } from '../settings/workingDays';
import type { Cost } from '../costs/packageCost';
import { closedDayRemarks, missingIn, valueFaults } from './formFaults';
import { resolveForm, type ResolvedForm } from './packageForm';

/** What reading a line found beside the form. */
export type ReadBeside = Partial<
  Pick<LogReading, 'remarks' | 'faults' | 'providerChoices'> & { requestKey: string }
>;

/**
 * What is known of a package before it is saved: its cost, what to know, what is missing and who
 * will decide. Writes nothing. Throws `notAllowed` for those who may not log packages.
 */
export function checkPackage(
  app: App,
  actor: Actor,
  json: PackageFormJson,
  read: ReadBeside = {},
): PackageCheck {
  mayOrThrow(actor, 'logPackage');
  const resolved = resolveForm(app, actor, json);
  const { form, provider, child } = resolved;
  const { cost, faults } = valueFaults(app, actor, resolved);
  const missing = missingIn(resolved);
  const all = onePerField([...(read.faults ?? []), ...resolved.faults, ...faults]);
  const complete = all.length === 0 && missing.every(({ forApproval }) => forApproval);
  return {
    form,
    complete,
    canAskForApproval: complete && missing.length === 0,
    missing: missing.map(({ field, sentence }) => ({ field, sentence })),
    faults: all,
    remarks: remarksOf(app, resolved, read),
    concerns: concernsOf(app, resolved, { cost, complete, requestKey: read.requestKey }),
    providerChoices: provider ? [] : choicesOf(resolved, read),
    provider: provider ? choiceOf(provider) : null,
    child: child
      ? { id: child.id, label: childLabel(actor, child.reference, child), team: child.team }
      : null,
    childKnown: child !== undefined,
    cost: cost ? costShown(cost) : null,
    ...whoDecides(app, resolved, cost),
  };
}

function remarksOf(app: App, resolved: ResolvedForm, read: ReadBeside): Remark[] {
  return [...(read.remarks ?? []), ...resolved.remarks, ...closedDayRemarks(app, resolved.form)];
}

function choicesOf({ providerChoices }: ResolvedForm, read: ReadBeside) {
  return [...(providerChoices.length > 0 ? providerChoices : (read.providerChoices ?? []))];
}

/** One fault a field: what the line said first is nearest to what was written. */
function onePerField<F extends { field: string }>(faults: readonly F[]): F[] {
  return faults.filter((one, at) => faults.findIndex(({ field }) => field === one.field) === at);
}

interface CheckedBeside {
  cost: Cost | undefined;
  complete: boolean;
  requestKey: string | undefined;
}

function concernsOf(
  app: App,
  { form, provider, child }: ResolvedForm,
  { cost, complete, requestKey }: CheckedBeside,
): Concern[] {
  if (!provider && !child) return [];
  const { childReference, ...facts } = form;
  const found = concernsFor(app, {
    ...facts,
    ...(provider && { provider }),
    ...(cost && { wholeCost: cost.wholeCost, costByYear: cost.costByYear }),
    // Overlaps are looked up only for a child that the writer may see.
    ...(child && childReference !== undefined && { childReference }),
    ...(requestKey !== undefined && { requestKey }),
  });
  const all = [...found, ...manyHours(app, form)];
  // While something is missing "nothing unusual" would say too much.
  return complete ? all : all.filter(({ tone }) => tone !== 'good');
}

function manyHours(app: App, { hoursPerWeek }: PackageForm): Concern[] {
  const { hoursWarnedAbove } = setting(app, 'council');
  if (hoursPerWeek === undefined || hoursPerWeek <= hoursWarnedAbove) return [];
  return [
    {
      tone: 'warning',
      title: `More than ${String(hoursWarnedAbove)} hours a week`,
      sentence: `${String(hoursPerWeek)} hours a week is more than a school week usually has. Check the hours.`,
      about: 'law',
    },
  ];
}

function costShown({ wholeCost, weeklyCost, schoolWeeks, costByYear, workings }: Cost) {
  const byYear = Object.entries(costByYear)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([year, cost]) => ({ year: financialYearName(Number(year)), cost }));
  return { wholeCost, weeklyCost, schoolWeeks, byYear, workings };
}

/** The stages that the form's package would pass as far as it is filled in, and the first due day. */
function whoDecides(
  app: App,
  resolved: ResolvedForm,
  cost: Cost | undefined,
): Pick<PackageCheck, 'stages' | 'firstAnswerBy'> {
  const stages = stagesOfForm(app, resolved, cost);
  const calendar = setting(app, 'calendar');
  const due = stages
    .filter(({ step }) => step === stages[0]?.step)
    .map(({ rule }) => addWorkingDays(calendar, today(app.clock), rule.waitingDays));
  return { stages: stages.map(({ rule }) => rule.name), firstAnswerBy: due.sort()[0] ?? null };
}
