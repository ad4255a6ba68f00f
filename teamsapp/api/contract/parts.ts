import { z } from 'zod';

// Parts that several shapes use.

export const text = (max: number) => z.string().trim().max(max);

export const words = text(200).default('');

export const day = z.iso.date();

export const id = z.number().int().positive();

/** A page of a list. */
export const paging = {
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(500).default(100),
};

export const sort = <K extends [string, ...string[]]>(keys: K) =>
  z.strictObject({ key: z.enum(keys), direction: z.enum(['ascending', 'descending']) });

export const problem = z.object({
  code: z.string(),
  /** The sentence the reader sees. */
  message: z.string(),
  field: z.string().optional(),
  /** What to quote to the support team; only where the fault is ours. */
  reference: z.string().optional(),
});

export const person = z.object({ id: z.string(), name: z.string() });

export const team = z.object({ id: z.string(), name: z.string() });

/** How old what is shown is. */
export const asOf = z.string().nullable();

export const concern = z.object({
  tone: z.enum(['danger', 'warning', 'good', 'info']),
  title: z.string(),
  /** An amount, share or day that the sentence goes on from: "£31,836.00". */
  figure: z.string().exactOptional(),
  sentence: z.string(),
  about: z.enum(['money', 'law', 'assurance']),
});

export const timelineEntry = z.object({
  at: z.string(),
  who: z.string(),
  what: z.string(),
  tone: z.enum(['neutral', 'good', 'danger', 'warning']),
  detail: z.string().optional(),
});

export const choice = z.object({
  id: z.number(),
  name: z.string(),
  place: z.string(),
  note: z.string(),
});

export const done = z.object({ message: z.string() });

export type TimelineEntry = z.infer<typeof timelineEntry>;

export type Problem = z.infer<typeof problem>;

export type Done = z.infer<typeof done>;
