import { z } from 'zod';
import { panelMembers } from './panelMembers';
import type { SettingName, SettingValues } from './settings';

const day = z.iso.date();
const person = z.object({ id: z.string(), name: z.string() });
const role = z.enum([
  'staff',
  'commissioner',
  'manager',
  'safeguarding',
  'administrator',
  'schoolReader',
]);
const body = z.union([
  z.strictObject({ panel: z.string().min(1) }),
  z.strictObject({ people: z.array(person) }),
  z.strictObject({ groupId: z.string().min(1), groupName: z.string() }),
  z.strictObject({ role, ofTeam: z.literal('package').exactOptional() }),
]);
const limit = z.number().int().min(0).nullable().exactOptional();
const yes = z.literal(true).exactOptional();
const condition = z.strictObject({
  routes: z
    .array(z.enum(['EOTAS_S61', 'SECTION_19', 'CHILD_IN_CARE', 'CME', 'ISS']))
    .min(1)
    .exactOptional(),
  annualCostAbove: limit,
  weeklyCostAbove: limit,
  weeksAbove: limit,
  assurance: z
    .array(
      z.enum(['notAsked', 'asked', 'answered', 'assured', 'conditions', 'expired', 'suspended']),
    )
    .min(1)
    .exactOptional(),
  offContract: yes,
  unregistered: yes,
  illegalSchoolConcern: yes,
  residential: yes,
  retrospective: yes,
  restrictedChild: yes,
});
/** One stage of the approval rules, as it is stored and sent. */
export const stageRule = z.strictObject({
  name: z.string().min(1).max(60),
  body,
  quorum: z.number().int().min(1),
  waitingDays: z.number().int().min(0),
  when: z
    .array(condition.refine(saysSomething, { error: 'says nothing' }))
    .min(1)
    .exactOptional(),
  beside: yes,
  differentPerson: yes,
  escalateTo: body.exactOptional(),
});
const approvalRules = z.object({
  emergency: body.exactOptional(),
  stages: z
    .array(stageRule)
    .min(1)
    .refine((stages) => stages.some(({ when }) => when === undefined), {
      error: 'need one stage that every package passes',
    })
    .refine((stages) => new Set(stages.map(({ name }) => name)).size === stages.length, {
      error: 'have two stages of the same name',
    }),
});
const budget = z.object({
  financialYear: z.number().int().min(2000).max(2999),
  team: z.string().min(1).exactOptional(),
  amount: z.number().int().min(0),
});
const panel = z
  .strictObject({
    id: z.string().min(1).max(64),
    name: z.string().min(1).max(60),
    chair: person,
    deputyChair: person.exactOptional(),
    members: z.array(person),
    quorum: z.number().int().min(1),
    canDecide: z.enum(['chair', 'majority']),
  })
  .refine((one) => one.quorum <= panelMembers(one).length, {
    error: 'needs more members present than it has',
  });
const regularExpression = z.string().refine(compiles, { error: 'is not a regular expression' });

/** What a value of each setting must look like, wherever it comes from. */
const shapes: { [N in SettingName]: z.ZodType<SettingValues[N]> } = {
  council: z.object({
    name: z.string().min(1),
    childReferencePattern: regularExpression,
    hoursAtMost: z.number().positive(),
    hoursWarnedAbove: z.number().positive(),
    initialsInChannels: z.boolean(),
  }),
  roles: z.partialRecord(role, z.string().min(1)),
  teams: z.array(z.object({ id: z.string().min(1), name: z.string(), groupId: z.string() })),
  approvalRules,
  calendar: z.object({
    terms: z.array(
      z.object({
        name: z.string(),
        start: day,
        end: day,
        halfTerm: z.object({ start: day, end: day }).exactOptional(),
        insetDays: z.array(day).exactOptional(),
      }),
    ),
    bankHolidays: z.array(day),
  }),
  channels: z.array(
    z.object({
      stageName: z.string(),
      team: z.string().exactOptional(),
      conversationKey: z.string(),
      channelName: z.string(),
      by: person,
    }),
  ),
  deputies: z.array(z.object({ of: person, deputy: person, from: day, to: day, by: person })),
  panels: z.array(panel).refine((all) => new Set(all.map(({ id }) => id)).size === all.length, {
    error: 'have the same id twice',
  }),
  lots: z.array(z.object({ code: z.string(), name: z.string() })),
  budgets: z.array(budget).refine(areApart, { error: 'names a year and team twice' }),
  procurement: z.object({
    lightTouchThreshold: z.number().int().positive().nullable(),
    edition: z.string(),
  }),
};

/** The value when it has the setting's shape, else what is wrong with it in one line. */
export function readSetting<N extends SettingName>(
  name: N,
  value: unknown,
): { value: SettingValues[N] } | { fault: string } {
  const result = shapes[name].safeParse(value);
  if (result.success) return { value: result.data };
  const issue = result.error.issues[0];
  return { fault: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim() };
}

/** A condition without anything in it would hold for every package by mistake. */
function saysSomething(given: object): boolean {
  return Object.keys(given).length > 0;
}

/** Two budgets for the same money would leave open which one counts. */
function areApart(budgets: readonly { financialYear: number; team?: string }[]): boolean {
  const places = budgets.map(({ financialYear, team = '' }) => `${String(financialYear)} ${team}`);
  return new Set(places).size === budgets.length;
}

function compiles(pattern: string): boolean {
  try {
    new RegExp(pattern);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
