import { z } from 'zod';
import { findApprovalsInput } from './approvals';
import { findPackagesInput } from './packages';
import { choice, text } from './parts';
import { findProvidersInput } from './providers';

// Searching over everything, and exports.

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

export const anythingFound = z.object({
  providers: z.array(choice),
  packages: z.array(z.object({ id: z.number(), reference: z.string(), text: z.string() })),
  searchedFor: z.string().optional(),
});

export type AnythingFound = z.infer<typeof anythingFound>;

export type ExportPackagesInput = z.input<typeof exportPackagesInput>;

export type ExportProvidersInput = z.input<typeof exportProvidersInput>;

export type ExportApprovalsInput = z.input<typeof exportApprovalsInput>;
