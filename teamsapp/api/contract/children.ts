import { z } from 'zod';
import { senType } from './codes';
import { day, team, text } from './parts';

// Children, by the council’s reference.

export const findChildrenInput = z.strictObject({ words: text(40).min(1) });

export const addChildInput = z.strictObject({
  reference: text(40).min(1),
  initials: text(6).min(1),
  dateOfBirth: day.optional(),
  team: text(40).min(1),
  ehcPlan: z.boolean().default(false),
  lookedAfter: z.boolean().default(false),
  primaryNeed: senType.optional(),
  /** Only the child's team and safeguarding may know of it. */
  restricted: z.boolean().default(false),
});

/** Only the child's team and safeguarding know of a restricted child. */
export const restrictChildInput = z.strictObject({
  restricted: z.boolean(),
  because: text(1000).min(1),
});

export const childrenFound = z.object({
  children: z.array(
    z.object({ id: z.number(), reference: z.string(), initials: z.string(), team: team }),
  ),
});

export type ChildrenFound = z.infer<typeof childrenFound>;

export type AddChildInput = z.input<typeof addChildInput>;
