import { z } from 'zod';

/**
 * Every JSON shape that crosses the API, once: the server checks input with it, the OpenAPI
 * description is made from it, and the tab takes its types from it. Money is whole pence, days
 * are ISO days, moments are UTC instants. Inputs are strict: an unknown key is refused.
 */
const text = (max: number) => z.string().trim().max(max);
const words = text(200).default('');
const day = z.iso.date();
const id = z.number().int().positive();
const paging = {
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(500).default(100),
};

export const legalRoute = z.enum(['EOTAS_S61', 'SECTION_19', 'CHILD_IN_CARE', 'CME', 'ISS']);
export const packageReason = z.enum(['inappropriate', 'exclusion', 'illness', 'otherwise']);
export const priceUnit = z.enum(['hour', 'session', 'day', 'week', 'once']);
export const senType = z.enum([
  'SPLD',
  'MLD',
  'SLD',
  'PMLD',
  'SEMH',
  'SLCN',
  'HI',
  'VI',
  'MSI',
  'PD',
  'ASD',
  'OTH',
]);
/** Stored states and `endingSoon`, which is computed. */
export const packageState = z.enum([
  'submitted',
  'inReview',
  'informationRequested',
  'approved',
  'agreementIssued',
  'active',
  'endingSoon',
  'ended',
  'declined',
  'withdrawn',
  'lapsed',
  'suspended',
]);
export const registrationStatus = z.enum([
  'registeredIndependentSchool',
  'stateSchool',
  'furtherEducation',
  'nonSchool',
  'notChecked',
]);
export const assuranceStatus = z.enum([
  'notAsked',
  'asked',
  'answered',
  'assured',
  'conditions',
  'expired',
  'suspended',
]);
export const providerStatus = z.enum(['active', 'suspended', 'closed']);
export const verdict = z.enum(['approve', 'approveWithConditions', 'decline']);

/* What goes in. */

export const signInInput = z.strictObject({ personId: text(64) });

const sort = <K extends [string, ...string[]]>(keys: K) =>
  z.strictObject({ key: z.enum(keys), direction: z.enum(['ascending', 'descending']) });

export const findProvidersInput = z.strictObject({
  words,
  status: z.array(providerStatus).default([]),
  registration: z.array(registrationStatus).default([]),
  assurance: z.array(assuranceStatus).default([]),
  needs: z.array(senType).default([]),
  lots: z.array(text(10)).default([]),
  /** A child's age that the provider must take. */
  age: z.number().int().min(0).max(25).optional(),
  /** Only providers with a running package. */
  running: z.boolean().default(false),
  sort: sort(['name', 'town', 'assuranceDate', 'running', 'hours', 'price']).optional(),
  ...paging,
});

export const providerInput = z.strictObject({
  name: text(200).min(2),
  // The forms of numbers, postcode and address are checked by the use case, which has the words.
  urn: text(20).optional(),
  ukprn: text(20).optional(),
  companyNumber: text(20).optional(),
  providerType: text(100).min(1),
  registrationStatus,
  street: text(200).optional(),
  town: text(100).optional(),
  postcode: text(10).optional(),
  contactEmail: text(200).optional(),
  lowAge: z.number().int().min(0).max(25).optional(),
  highAge: z.number().int().min(0).max(25).optional(),
  needs: z.array(senType).default([]),
  lots: z.array(text(10)).default([]),
  price: z.number().int().positive().optional(),
  priceUnit: priceUnit.optional(),
  capacity: z.number().int().min(0).optional(),
  note: text(2000).optional(),
  /** Why this is another provider than the one of the same name or number in the list. */
  anotherBecause: text(1000).optional(),
});
export const changeProviderInput = z.strictObject({
  eTag: text(200),
  // Without the defaults: what a change does not name stays as it is. An empty text empties, and
  // so does null.
  change: providerInput
    .omit({ anotherBecause: true })
    .extend({
      needs: z.array(senType),
      lots: z.array(text(10)),
      lowAge: providerInput.shape.lowAge.nullable(),
      highAge: providerInput.shape.highAge.nullable(),
      price: providerInput.shape.price.nullable(),
      priceUnit: providerInput.shape.priceUnit.nullable(),
      capacity: providerInput.shape.capacity.nullable(),
    })
    .partial(),
});
export const reinstateProviderInput = z.strictObject({ eTag: text(200) });
export const suspendProviderInput = z.strictObject({ eTag: text(200), because: text(1000).min(1) });

export const findPackagesInput = z.strictObject({
  words,
  view: z.enum(['all', 'mine', 'team', 'waiting', 'ending', 'ended']).default('all'),
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
  objectives: text(1000).optional(),
  suspendedReason: text(1000).optional(),
});
export const readLineInput = z.strictObject({ line: text(2000).min(1) });
export const checkPackageInput = z.strictObject({ form: packageForm });
export const logPackageInput = z.strictObject({ draftId: z.uuid(), form: packageForm });
export const endPackageInput = z.strictObject({ on: day, because: text(1000).min(1) });
export const withdrawPackageInput = z.strictObject({ because: text(1000).min(1) });

export const findChildrenInput = z.strictObject({ words: text(40).min(1) });
export const addChildInput = z.strictObject({
  reference: text(40).min(1),
  initials: text(6).min(1),
  dateOfBirth: day.optional(),
  team: text(40).min(1),
  ehcPlan: z.boolean().default(false),
  lookedAfter: z.boolean().default(false),
  primaryNeed: senType.optional(),
});

export const findApprovalsInput = z.strictObject({
  view: z.enum(['mine', 'others', 'questions', 'decided', 'all']).default('mine'),
  ...paging,
});
export const decideInput = z.strictObject({
  stageId: text(20).min(1),
  /** The number of the facts that the page or card showed. */
  seen: z.number().int().min(1),
  verdict,
  note: text(1000).default(''),
});
export const askInput = z.strictObject({
  stageId: text(20).min(1),
  seen: z.number().int().min(1),
  question: text(1000).min(1),
});
export const answerInput = z.strictObject({
  questionId: text(64).min(1),
  answer: text(1000).min(1),
});

export const findAnythingInput = z.strictObject({ words: text(200).min(1) });

const exportFormat = z.enum(['csv', 'xlsx']);
export const exportProvidersInput = z.strictObject({
  format: exportFormat,
  /** Left out: as this reader may see them. */
  prices: z.boolean().optional(),
  query: findProvidersInput,
});
export const exportPackagesInput = z.strictObject({
  format: exportFormat,
  /** Council reference, initials and date of birth; only for those permitted. */
  personalData: z.boolean().default(false),
  /** Left out: as this reader may see them. */
  prices: z.boolean().optional(),
  query: findPackagesInput,
});
export const exportApprovalsInput = z.strictObject({
  format: exportFormat,
  query: findApprovalsInput,
});

/* What comes out. */

export const problem = z.object({
  code: z.string(),
  /** The sentence the reader sees. */
  message: z.string(),
  field: z.string().optional(),
  /** What to quote to the support team; only where the fault is ours. */
  reference: z.string().optional(),
});

const person = z.object({ id: z.string(), name: z.string() });
const team = z.object({ id: z.string(), name: z.string() });

export const me = z.object({
  person,
  initials: z.string(),
  /** "Team Manager, SEND team" */
  title: z.string(),
  roles: z.array(z.string()),
  teams: z.array(team),
  council: z.string(),
  /** "Autumn term, week 11", or empty between terms. */
  termWeek: z.string(),
  today: z.string(),
  localMode: z.boolean(),
  approvalsWaiting: z.number(),
  abilities: z.object({
    seePackages: z.boolean(),
    logPackage: z.boolean(),
    addChild: z.boolean(),
    seeApprovals: z.boolean(),
    changeProviders: z.boolean(),
    importProviders: z.boolean(),
    seePrices: z.boolean(),
    exportPersonalData: z.boolean(),
    administer: z.boolean(),
  }),
  /** Every team, for filters; lots and their names. */
  allTeams: z.array(team),
  lots: z.array(z.object({ code: z.string(), name: z.string() })),
  /** What an administrator or everyone should know: "No channel is set for Team Manager." */
  warnings: z.array(z.string()),
});
export const signedIn = z.object({ token: z.string(), expires: z.string() });
export const localPeople = z.object({
  people: z.array(z.object({ id: z.string(), name: z.string(), title: z.string() })),
});

/** How old what is shown is. */
const asOf = z.string().nullable();

const providerRow = z.object({
  id: z.number(),
  name: z.string(),
  town: z.string(),
  postcode: z.string(),
  urn: z.string(),
  providerType: z.string(),
  registrationStatus,
  assuranceStatus,
  assuranceDate: z.string().nullable(),
  status: providerStatus,
  needs: z.array(senType),
  lots: z.array(z.string()),
  lowAge: z.number().nullable(),
  highAge: z.number().nullable(),
  capacity: z.number().nullable(),
  /** Absent for readers who may not see packages or prices. */
  running: z.number().optional(),
  hoursPerWeek: z.number().optional(),
  price: z.number().nullable().optional(),
  priceUnit: priceUnit.nullable().optional(),
});
export const providersFound = z.object({
  total: z.number(),
  rows: z.array(providerRow),
  asOf,
  searchedFor: z.string().optional(),
});
export const providerPage = z.object({
  provider: providerRow.extend({
    eTag: z.string(),
    ukprn: z.string(),
    companyNumber: z.string(),
    street: z.string(),
    note: z.string(),
    contactEmail: z.string(),
    registrationChecked: z.string().nullable(),
    statusReason: z.string(),
    statusSince: z.string().nullable(),
    registerSource: z.string(),
  }),
  /** Warnings first: suspended, closed, assurance expired. */
  warnings: z.array(z.string()),
  abilities: z.object({
    change: z.boolean(),
    suspend: z.boolean(),
    reinstate: z.boolean(),
    logPackage: z.boolean(),
  }),
  asOf,
});

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
const concern = z.object({
  tone: z.enum(['danger', 'warning', 'good', 'info']),
  title: z.string(),
  sentence: z.string(),
  about: z.enum(['money', 'law', 'assurance']),
});
const timelineEntry = z.object({
  at: z.string(),
  who: z.string(),
  what: z.string(),
  tone: z.enum(['neutral', 'good', 'danger', 'warning']),
  detail: z.string().optional(),
});
const stageView = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(['notYet', 'open', 'informationRequested', 'approved', 'declined']),
  dueDate: z.string().nullable(),
  workingDaysLeft: z.number().nullable(),
  /** Names of those who may decide, at most ten. */
  whoDecides: z.array(z.string()),
  decisions: z.array(z.object({ by: z.string(), verdict, note: z.string(), at: z.string() })),
  questions: z.array(
    z.object({
      id: z.string(),
      askedBy: z.string(),
      askedAt: z.string(),
      question: z.string(),
      answeredBy: z.string().nullable(),
      answeredAt: z.string().nullable(),
      answer: z.string().nullable(),
    }),
  ),
  /** True when no channel is set for this stage, so its card waits. */
  channelMissing: z.boolean(),
});
export const approvalRow = z.object({
  id: z.number(),
  packageId: z.number().nullable(),
  packageReference: z.string(),
  child: z.string(),
  providerName: z.string(),
  wholeCost: z.number(),
  stage: z.string(),
  state: z.enum(['open', 'informationRequested', 'approved', 'declined', 'withdrawn']),
  dueDate: z.string().nullable(),
  workingDaysLeft: z.number().nullable(),
  requester: z.string(),
  team: team,
  askedAt: z.string(),
});
export const approvalsFound = z.object({
  total: z.number(),
  rows: z.array(approvalRow),
  asOf,
  counts: z.object({ mine: z.number(), others: z.number(), questions: z.number() }),
});
export const approvalPage = z.object({
  approval: approvalRow.extend({
    seen: z.number(),
    stages: z.array(stageView),
    route: legalRoute.nullable(),
    facts: z.array(z.object({ label: z.string(), value: z.string() })),
    concerns: z.array(concern),
    objectives: z.string(),
    /** What differs now from what was asked, in sentences. */
    changedSince: z.array(z.string()),
  }),
  abilities: z.object({
    decide: z.array(z.string()),
    ask: z.array(z.string()),
    answer: z.array(z.string()),
  }),
  /** One line for those who may not decide: who does, and why not the reader. */
  whoDecides: z.string(),
  /** The card as posted in Teams, for the adaptivecards renderer. */
  card: z.record(z.string(), z.unknown()),
  asOf,
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
    procurementRoute: z.string(),
    endReason: z.string(),
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
  abilities: z.object({ end: z.boolean(), withdraw: z.boolean() }),
  asOf,
});
export const activity = z.object({ entries: z.array(timelineEntry) });

const choice = z.object({ id: z.number(), name: z.string(), place: z.string(), note: z.string() });
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
export const done = z.object({ message: z.string() });
export const childrenFound = z.object({
  children: z.array(
    z.object({ id: z.number(), reference: z.string(), initials: z.string(), team: team }),
  ),
});
export const anythingFound = z.object({
  providers: z.array(choice),
  packages: z.array(z.object({ id: z.number(), reference: z.string(), text: z.string() })),
  searchedFor: z.string().optional(),
});

/** One row of a register file, and what applying would do with it. */
const importRow = z.object({
  line: z.number(),
  action: z.enum(['add', 'change', 'close', 'skip', 'same']),
  name: z.string(),
  urn: z.string(),
  /** "name: Old Name to New Name", or why it is skipped. */
  why: z.string(),
});
export const importPlan = z.object({
  /** Stands for this file against this list; apply refuses when either changed. */
  planId: z.string(),
  layout: z.string(),
  counts: z.object({
    add: z.number(),
    change: z.number(),
    renamed: z.number(),
    close: z.number(),
    /** Every school that the file says is closed, whether this closes it or it already was. */
    closed: z.number(),
    skip: z.number(),
    same: z.number(),
  }),
  rows: z.array(importRow),
  applied: z.boolean(),
});

export type Me = z.infer<typeof me>;
export type ProvidersFound = z.infer<typeof providersFound>;
export type ProviderRow = ProvidersFound['rows'][number];
export type ProviderPage = z.infer<typeof providerPage>;
export type PackagesFound = z.infer<typeof packagesFound>;
export type PackageRow = PackagesFound['rows'][number];
export type PackagePage = z.infer<typeof packagePage>;
export type ApprovalsFound = z.infer<typeof approvalsFound>;
export type ApprovalRow = z.infer<typeof approvalRow>;
export type ApprovalPage = z.infer<typeof approvalPage>;
export type StageView = ApprovalPage['approval']['stages'][number];
export type TimelineEntry = z.infer<typeof timelineEntry>;
export type PackageCheck = z.infer<typeof packageCheck>;
export type PackageFormJson = z.infer<typeof packageForm>;
export type PackageLogged = z.infer<typeof packageLogged>;
export type ChildrenFound = z.infer<typeof childrenFound>;
export type AnythingFound = z.infer<typeof anythingFound>;
export type ImportPlan = z.infer<typeof importPlan>;
export type Problem = z.infer<typeof problem>;
export type SignedIn = z.infer<typeof signedIn>;
export type LocalPeople = z.infer<typeof localPeople>;
export type Done = z.infer<typeof done>;
export type Activity = z.infer<typeof activity>;
export type FindProvidersInput = z.input<typeof findProvidersInput>;
export type FindPackagesInput = z.input<typeof findPackagesInput>;
export type FindApprovalsInput = z.input<typeof findApprovalsInput>;
export type DecideInput = z.input<typeof decideInput>;
export type AddChildInput = z.input<typeof addChildInput>;
export type ProviderInput = z.input<typeof providerInput>;
export type ChangeProviderInput = z.input<typeof changeProviderInput>;
export type ExportPackagesInput = z.input<typeof exportPackagesInput>;
export type ExportProvidersInput = z.input<typeof exportProvidersInput>;
export type ExportApprovalsInput = z.input<typeof exportApprovalsInput>;
