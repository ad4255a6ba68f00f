import { z } from 'zod';
import { asOf } from './parts';

// How a package gets approved, as the rules in force say it.

const mapStage = z.object({
  name: z.string(),
  /** What a package is like that needs it, each enough by itself; empty when every package does. */
  when: z.array(z.string()),
  /** "a Team Manager of the package’s team". */
  who: z.string(),
  /** How many of them must approve. */
  quorum: z.number(),
  /** Working days until an answer is due. */
  waitingDays: z.number(),
  /** Nobody who decided another stage of the same request may decide it. */
  differentPerson: z.boolean(),
  whoIsToldWhenLate: z.string(),
  /** Of the requests that the reader may see; null for those who may see none. */
  figures: z
    .object({
      /** Requests that wait here now, and those of them that a question stops. */
      waiting: z.number(),
      paused: z.number(),
      /** Median working days from opening to decision; null while it is from too few decisions. */
      medianDays: z.number().nullable(),
      /** How many decisions there were since the first day that counts. */
      decisions: z.number(),
      /** The median is longer than the waiting time. */
      isSlow: z.boolean(),
    })
    .nullable(),
});

export const guidanceMap = z.object({
  /** Since when the rules hold; null while nobody has published any. */
  rulesFrom: z.string().nullable(),
  /** The first day whose decisions count; null where there are no figures. */
  since: z.string().nullable(),
  /** In order; the stages of a step wait side by side. */
  steps: z.array(z.array(mapStage)),
  /** Stages in which requests wait though the rules no longer have them. */
  earlier: z.array(mapStage),
  /** Requests that wait for nothing but information. */
  waitingForInformation: z.number().nullable(),
  asOf,
});

export type GuidanceMap = z.infer<typeof guidanceMap>;
