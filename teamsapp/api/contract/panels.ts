import { z } from 'zod';
import { asOf, concern, day, id, person, text } from './parts';
import { verdict } from './codes';

// Panels, their meetings and the papers they read.

const pence = z.number().int().min(0).max(9_000_000_000);

export const planMeetingInput = z.strictObject({ panelId: text(64).min(1), date: day });

export const setAgendaInput = z.strictObject({
  /** The number of the meeting that the page showed. */
  seen: z.number().int().min(1),
  approvalIds: z.array(id).max(200),
});

export const openMeetingInput = z.strictObject({
  presentIds: z.array(text(64)).max(100),
  chairId: text(64).min(1),
  minuteTakerId: text(64).min(1).optional(),
});

export const declareInterestInput = z.strictObject({
  approvalId: id,
  personId: text(64).min(1),
  declared: z.boolean(),
});

export const decideItemInput = z.strictObject({
  approvalId: id,
  /** The number of the facts that the page showed. */
  seen: z.number().int().min(1),
  verdict: z.enum(['approve', 'approveWithConditions', 'decline', 'defer']),
  note: text(1000).default(''),
  for: z.number().int().min(0).optional(),
  against: z.number().int().min(0).optional(),
});

export const closeMeetingInput = z.strictObject({ notes: text(1000).default('') });

export const meetingDocumentInput = z.strictObject({ kind: z.enum(['agenda', 'minutes']) });

export const paperDocumentInput = z.strictObject({});

export const writePaperInput = z.strictObject({
  seen: z.number().int().min(1),
  options: z
    .array(
      z.strictObject({
        provider: text(200),
        price: pence.optional(),
        whyNot: text(2000),
      }),
    )
    .max(12),
  inHouse: text(2000),
  parentalPreference: text(2000),
  /** Whole pence; together the whole cost. */
  funding: z.strictObject({ education: pence, socialCare: pence, health: pence }),
  recommendation: text(2000),
});

const paper = z.object({
  options: z.array(
    z.object({ provider: z.string(), price: z.number().nullable(), whyNot: z.string() }),
  ),
  inHouse: z.string(),
  parentalPreference: z.string(),
  funding: z.object({ education: z.number(), socialCare: z.number(), health: z.number() }),
  recommendation: z.string(),
  writtenBy: z.string(),
  writtenAt: z.string(),
});

const fact = z.object({ label: z.string(), value: z.string() });

/** What a request is about, as this reader may see it. */
const request = z.object({
  approvalId: z.number(),
  packageId: z.number().nullable(),
  packageReference: z.string(),
  child: z.string(),
  providerName: z.string(),
  wholeCost: z.number(),
  requester: z.string(),
  team: z.string(),
});

const item = request.extend({
  kind: z.enum(['new', 'variation', 'extension', 'reconsideration']),
  seen: z.number(),
  /** Put on the agenda after the meeting was opened. */
  late: z.boolean(),
  /** Whether it still waits for the panel. */
  waits: z.boolean(),
  facts: z.array(fact),
  concerns: z.array(concern),
  objectives: z.string(),
  because: z.string(),
  changedSince: z.array(z.string()),
  paper: paper.nullable(),
  /** Ids of members who declared an interest. */
  interests: z.array(z.string()),
  /** Names of members in the room for it; as recorded, once it is decided. */
  present: z.array(z.string()),
  left: z.array(z.object({ name: z.string(), because: z.string() })),
  /** Who chairs it; empty when nobody who may is in the room. */
  chair: z.string(),
  /** Why the panel cannot decide it as it sits; empty when it can. */
  whyNot: z.string(),
  mayRecord: z.boolean(),
  outcome: z
    .object({
      verdict: z.enum([...verdict.options, 'defer']),
      note: z.string(),
      at: z.string(),
      by: z.string(),
      for: z.number().nullable(),
      against: z.number().nullable(),
    })
    .nullable(),
});

export const meetingPage = z.object({
  meeting: z.object({
    id: z.number(),
    panelId: z.string(),
    panelName: z.string(),
    date: z.string(),
    state: z.enum(['planned', 'open', 'closed']),
    /** False for one that was called off. */
    isHeld: z.boolean(),
    chair: person,
    minuteTaker: person.nullable(),
    attendees: z.array(person.extend({ isMember: z.boolean() })),
    members: z.array(person),
    /** Members who must be in the room; 0 when the settings have no such panel any more. */
    quorum: z.number(),
    canDecide: z.enum(['chair', 'majority']),
    isQuorate: z.boolean(),
    /** "3 members are here; 3 are needed." */
    quorumLine: z.string(),
    seen: z.number(),
    notes: z.string(),
    items: z.array(item),
    /** How many items the reader may not see. */
    hidden: z.number(),
    /** What waits for the panel and stands on no agenda. */
    waiting: z.array(request),
  }),
  abilities: z.object({
    run: z.boolean(),
    open: z.boolean(),
    close: z.boolean(),
    nameMinuteTaker: z.boolean(),
    /** Whether the reader may declare an interest of his or her own. */
    declareOwn: z.boolean(),
  }),
  /** Who may chair, and who may be in the room; only for those who see to the meeting. */
  chairs: z.array(person),
  people: z.array(person),
  asOf,
});

const meetingLine = z.object({
  id: z.number(),
  date: z.string(),
  state: z.enum(['planned', 'open', 'closed']),
  isHeld: z.boolean(),
  items: z.number(),
  decided: z.number(),
});

export const panelsPage = z.object({
  panels: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      chair: z.string(),
      deputyChair: z.string(),
      members: z.array(z.string()),
      quorum: z.number(),
      canDecide: z.enum(['chair', 'majority']),
      /** Requests that wait for it and that the reader may see, and how many others. */
      waiting: z.number(),
      hidden: z.number(),
      mayPlan: z.boolean(),
      next: meetingLine.nullable(),
      /** Newest first, at most twenty, the next one aside. */
      meetings: z.array(meetingLine),
    }),
  ),
  asOf,
});

export const paperPage = z.object({
  request: request.extend({
    panelName: z.string(),
    seen: z.number(),
    state: z.enum(['open', 'informationRequested', 'approved', 'declined', 'withdrawn']),
    facts: z.array(fact),
    costByYear: z.array(z.object({ year: z.string(), cost: z.number() })),
    concerns: z.array(concern),
    objectives: z.string(),
  }),
  paper: paper.nullable(),
  mayWrite: z.boolean(),
  asOf,
});

export type MeetingPage = z.infer<typeof meetingPage>;

export type MeetingItemView = z.infer<typeof item>;

export type PanelsPage = z.infer<typeof panelsPage>;

export type PaperPage = z.infer<typeof paperPage>;

export type PaperView = z.infer<typeof paper>;

export type RequestView = z.infer<typeof request>;

export type WritePaperInput = z.input<typeof writePaperInput>;

export type DecideItemInput = z.input<typeof decideItemInput>;
