import { z } from 'zod';
import { approvalViewKeys } from '../../approvals/approvalViews';
import { packageViewKeys } from '../../packages/packageViews';
import { providerViewKeys } from '../../providers/providerViews';
import { person, team, text } from './parts';

// Who is asking, and local sign-in.

export const signInInput = z.strictObject({ personId: text(64) });

/** The views that a list offers the reader, in the order of its tabs. */
const viewsOf = <K extends string>(keys: readonly K[]) =>
  z.array(
    z.object({
      key: z.enum(keys),
      name: z.string(),
      /** What its file is called after, "waiting-for-decision". */
      file: z.string(),
    }),
  );

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
    seePanels: z.boolean(),
    changeProviders: z.boolean(),
    importProviders: z.boolean(),
    seePrices: z.boolean(),
    exportPersonalData: z.boolean(),
    administer: z.boolean(),
  }),
  /** Every team, for filters; lots and their names. */
  allTeams: z.array(team),
  lots: z.array(z.object({ code: z.string(), name: z.string() })),
  /** None where the reader may not open the list. */
  views: z.object({
    packages: viewsOf(packageViewKeys),
    providers: viewsOf(providerViewKeys),
    approvals: viewsOf(approvalViewKeys),
  }),
  /** What an administrator or everyone should know: "No channel is set for Team Manager." */
  warnings: z.array(z.string()),
});

export const signedIn = z.object({ token: z.string(), expires: z.string() });

export const localPeople = z.object({
  people: z.array(z.object({ id: z.string(), name: z.string(), title: z.string() })),
});

export type Me = z.infer<typeof me>;

export type SignedIn = z.infer<typeof signedIn>;

export type LocalPeople = z.infer<typeof localPeople>;
