import { z } from 'zod';
import { packageViewKeys } from '../../packages/packageViews';
import { approvalPage } from './approvals';
import { legalRoute, packageReason, packageState, priceUnit, providerStatus } from './codes';
import {
  asOf,
  choice,
  concern,
  day,
  id,
  paging,
  sort,
  team,
  text,
  timelineEntry,
  words,
} from './parts';

// Packages: finding, checking, logging, one page.

export const findPackagesInput = z.strictObject({
  words,
  view: z.enum(packageViewKeys).default('all'),
  states: z.array(packageState).default([]),
  routes: z.array(legalRoute).default([]),
  teams: z.array(text(40)).default([]),
  providerId: id.optional(),
  childId: id.optional(),
  sort: sort([
    'package',
    'provider',
    'route',
    'state',
    'hours',
    'starts',
    'ends',
    'cost',
    'review',
  ]).optional(),
  ...paging,
});

/** A package as far as it is filled in. */
export const packageForm = z.strictObject({
  childReference: text(40).optional(),
  providerId: id.optional(),
  providerWords: text(200).optional(),
  legalRoute: legalRoute.optional(),
  reason: packageReason.optional(),
  team: text(40).optional(),
  hoursPerWeek: z.number().min(0).max(168).optional(),
  sessionsPerWeek: z.number().min(0).max(20).optional(),
  price: z.number().int().optional(),
  priceUnit: priceUnit.optional(),
  startDate: day.optional(),
  endDate: day.optional(),
  residential: z.boolean().optional(),
  objectives: text(1000).optional(),
  suspendedReason: text(1000).optional(),
});

export const readLineInput = z.strictObject({ line: text(2000).min(1) });

export const checkPackageInput = z.strictObject({ form: packageForm });

export const logPackageInput = z.strictObject({ draftId: z.uuid(), form: packageForm });

export const endPackageInput = z.strictObject({ on: day, because: text(1000).min(1) });

export const emergencyInput = z.strictObject({ because: text(1000).min(1) });

/** What is to be different; left out is as it is. */
export const changeTerms = z.strictObject({
  from: day.optional(),
  hoursPerWeek: z.number().min(0).max(168).optional(),
  sessionsPerWeek: z.number().min(0).max(20).optional(),
  price: z.number().int().min(0).optional(),
  endDate: day.optional(),
});

export const changePackageInput = changeTerms.extend({ because: text(1000).min(1) });

export const changeCheck = z.object({
  kind: z.enum(['variation', 'extension']),
  /** Whole cost as it is and as it would be, with the years. */
  wholeCost: z.object({ now: z.number(), then: z.number() }),
  weeklyCost: z.object({ now: z.number(), then: z.number() }),
  byYear: z.array(z.object({ year: z.string(), now: z.number(), then: z.number() })),
});

export const withdrawPackageInput = z.strictObject({ because: text(1000).min(1) });

const packageRow = z.object({
  id: z.number(),
  reference: z.string(),
  /** "J.M. · AB1207", or the reference alone where the reader may not see initials. */
  child: z.string(),
  childId: z.number().nullable(),
  providerId: z.number(),
  providerName: z.string(),
  route: legalRoute,
  state: packageState,
  team: team,
  hoursPerWeek: z.number().nullable(),
  sessionsPerWeek: z.number().nullable(),
  starts: z.string(),
  ends: z.string(),
  wholeCost: z.number(),
  nextReviewDue: z.string().nullable(),
});

export const packagesFound = z.object({
  total: z.number(),
  rows: z.array(packageRow),
  asOf,
  totals: z.object({ packages: z.number(), hoursPerWeek: z.number(), wholeCost: z.number() }),
  /** Of all that this reader may see, whatever the filter. */
  logged: z.number(),
  running: z.number(),
  searchedFor: z.string().optional(),
});

export const packagePage = z.object({
  package: packageRow.extend({
    eTag: z.string(),
    requester: z.string(),
    reason: packageReason.nullable(),
    price: z.number(),
    priceUnit,
    weeklyCost: z.number(),
    schoolWeeks: z.number(),
    costByYear: z.array(z.object({ year: z.string(), cost: z.number() })),
    objectives: z.string(),
    retrospective: z.boolean(),
    /** What was changed in SharePoint and left so, in words; empty when nothing was. */
    changedOutside: z.string(),
    procurementRoute: z.string(),
    endReason: z.string(),
    residential: z.boolean(),
    /** Begun before its decision. */
    emergency: z.object({ by: z.string(), at: z.string(), because: z.string() }).nullable(),
  }),
  provider: z.object({ id: z.number(), name: z.string(), status: providerStatus }),
  /** One sentence saying what happens next and who does it. */
  next: z.object({
    sentence: z.string(),
    due: z.string().nullable(),
    approvalId: z.number().nullable(),
    youDecide: z.boolean(),
  }),
  steps: z.array(
    z.object({ name: z.string(), state: z.enum(['done', 'now', 'later']), when: z.string() }),
  ),
  approvals: z.array(approvalPage.shape.approval),
  abilities: z.object({
    end: z.boolean(),
    withdraw: z.boolean(),
    change: z.boolean(),
    startEmergency: z.boolean(),
  }),
  asOf,
});

export const activity = z.object({ entries: z.array(timelineEntry) });

/** What is known of a package before it is saved: cost, concerns, what is missing. */
export const packageCheck = z.object({
  form: packageForm,
  complete: z.boolean(),
  /** True when everything needed to ask for approval is there (objectives too). */
  canAskForApproval: z.boolean(),
  missing: z.array(z.object({ field: z.string(), sentence: z.string() })),
  faults: z.array(
    z.object({ field: z.string(), sentence: z.string(), suggestion: z.string().optional() }),
  ),
  remarks: z.array(z.object({ title: z.string(), sentence: z.string() })),
  concerns: z.array(concern),
  providerChoices: z.array(choice),
  provider: choice.nullable(),
  child: z.object({ id: z.number(), label: z.string(), team: z.string() }).nullable(),
  childKnown: z.boolean(),
  cost: z
    .object({
      wholeCost: z.number(),
      weeklyCost: z.number(),
      schoolWeeks: z.number(),
      byYear: z.array(z.object({ year: z.string(), cost: z.number() })),
      workings: z.string(),
    })
    .nullable(),
  /** Names of the stages it will go to, in order. */
  stages: z.array(z.string()),
  firstAnswerBy: z.string().nullable(),
});

export const packageLogged = z.object({
  id: z.number(),
  reference: z.string(),
  message: z.string(),
});

export type PackagesFound = z.infer<typeof packagesFound>;

export type PackageRow = PackagesFound['rows'][number];

export type PackagePage = z.infer<typeof packagePage>;

export type PackageCheck = z.infer<typeof packageCheck>;

export type ChangeCheck = z.infer<typeof changeCheck>;

export type PackageFormJson = z.infer<typeof packageForm>;

export type PackageLogged = z.infer<typeof packageLogged>;

export type Activity = z.infer<typeof activity>;

export type FindPackagesInput = z.input<typeof findPackagesInput>;
