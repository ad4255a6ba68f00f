import { z } from 'zod';

/* What a button may carry: ids, and the words of its inputs. Anything else is not one of ours. */

/** A row's id, as text or number: clients send either. */
const id = z
  .union([z.string().regex(/^\d{1,9}$/), z.number().int()])
  .transform(Number)
  .pipe(z.number().int().min(1).max(999_999_999));
const key = z.string().regex(/^[\w-]{1,64}$/);
const seen = z
  .union([z.string().regex(/^\d{1,6}$/), z.number().int()])
  .transform(Number)
  .pipe(z.number().int().min(1));
/** Longer than the use cases allow, so that their sentence says how long it may be. */
const words = z.string().max(5000).default('');
const optionalDay = z.union([z.literal(''), z.iso.date()]).optional();

const stage = { approvalId: id, stageId: key, seen };

export const nothing = z.strictObject({});
export const approvalView = z.strictObject({
  approvalId: id,
  stageId: key.optional(),
  seen: seen.optional(),
});
export const approve = z.strictObject({ ...stage, note: words });
export const approveWithConditions = z.strictObject({
  ...stage,
  conditions: words,
  conditionsDueOn: optionalDay,
});
export const decline = z.strictObject({ ...stage, reason: key.optional(), note: words });
export const askForInformation = z.strictObject({ ...stage, question: words });
export const answer = z.strictObject({ approvalId: id, questionId: key, answer: words });
export const refer = z.strictObject({ ...stage, to: words, because: words });
export const reconsider = z.strictObject({ approvalId: id, because: words });
export const withdraw = z.strictObject({ approvalId: id, note: words });

export const startLog = z.strictObject({ providerId: id.optional() });
export const draft = z.strictObject({ draftId: z.uuid() });
export const saveDraft = z.strictObject({
  draftId: z.uuid(),
  objectives: words.optional(),
  suspendedReason: words.optional(),
});

/** A number as clients send it: a number, or text with a dot or a comma. */
const number = z
  .union([z.number(), z.string().regex(/^\s*-?\d+([.,]\d+)?\s*$|^\s*$/)])
  .transform((given) => {
    if (typeof given === 'number') return given;
    return given.trim() === '' ? undefined : Number(given.replace(',', '.'));
  })
  .optional();

/** The log form as its inputs come back; which values are possible is for the check. */
export const logForm = z.strictObject({
  draftId: z.uuid(),
  childReference: words.optional(),
  providerId: z.union([id, z.literal('other'), z.literal('')]).optional(),
  otherProvider: words.optional(),
  legalRoute: words.optional(),
  reason: words.optional(),
  team: words.optional(),
  hoursPerWeek: number,
  sessionsPerWeek: number,
  /** Pounds, as people write them. */
  price: number,
  priceUnit: words.optional(),
  startDate: optionalDay,
  endDate: optionalDay,
  objectives: words.optional(),
});

export const onePackage = z.strictObject({ packageId: id });
export const endPackage = z.strictObject({ packageId: id, endDate: optionalDay, note: words });
export const changePackage = z.strictObject({
  packageId: id,
  from: optionalDay,
  endDate: optionalDay,
  hoursPerWeek: number,
  sessionsPerWeek: number,
  /** Pounds, as people write them. */
  price: number,
  note: words,
});
export const deputy = z.strictObject({
  deputyId: z.string().max(64).optional(),
  from: optionalDay,
  to: optionalDay,
});
export const withdrawPackage = z.strictObject({ packageId: id, note: words });
export const oneProvider = z.strictObject({ providerId: id });
export const search = z.strictObject({ words: words.optional() });
export const digest = z.strictObject({ at: z.enum(['08:00', 'never']) });
export const channel = z.strictObject({ stage: words });

/** Any ids that a broken card may still hold, to show what they name as it is now. */
export const anyIds = z.object({
  approvalId: id.optional().catch(undefined),
  packageId: id.optional().catch(undefined),
});
