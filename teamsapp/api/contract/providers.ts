import { z } from 'zod';
import { providerViewKeys } from '../../providers/providerViews';
import { assuranceStatus, priceUnit, providerStatus, registrationStatus, senType } from './codes';
import { asOf, paging, sort, text, words } from './parts';

// Providers and the import of a register.

export const findProvidersInput = z.strictObject({
  words,
  view: z.enum(providerViewKeys).default('all'),
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

export type ProvidersFound = z.infer<typeof providersFound>;

export type ProviderRow = ProvidersFound['rows'][number];

export type ProviderPage = z.infer<typeof providerPage>;

export type ImportPlan = z.infer<typeof importPlan>;

export type FindProvidersInput = z.input<typeof findProvidersInput>;

export type ProviderInput = z.input<typeof providerInput>;

export type ChangeProviderInput = z.input<typeof changeProviderInput>;
