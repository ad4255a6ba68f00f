import { addProvider } from '../../providers/addProvider';
import { changeProvider } from '../../providers/changeProvider';
import { findProviders } from '../../providers/findProviders';
import { applyImport, planImport } from '../../providers/importProviders';
import { providerPage } from '../../providers/providerView';
import { reinstateProvider } from '../../providers/reinstateProvider';
import { suspendProvider } from '../../providers/suspendProvider';
import * as contract from '../contract';
import { type Endpoint, finds, reads, takes, uploads } from '../endpoint';

/** The master provider list. */
export const providerEndpoints: readonly Endpoint[] = [
  finds('/api/providers/find', {
    summary: 'Find providers by words and filters',
    audit: 'FIND_PROVIDERS',
    input: contract.findProvidersInput,
    output: contract.providersFound,
    answer: ({ app, actor, input }) => findProviders(app, actor, input),
  }),
  takes('/api/providers', {
    summary: 'Add a provider by hand',
    audit: 'ADD_PROVIDER',
    input: contract.providerInput,
    output: contract.providerPage,
    answer: async ({ app, actor, input }) => {
      const provider = await addProvider(app, actor, input);
      return providerPage(app, actor, provider.id);
    },
  }),
  uploads('/api/providers/import/plan', {
    summary: 'Say what importing a register file would change; changes nothing',
    audit: 'PLAN_PROVIDER_IMPORT',
    output: contract.importPlan,
    answer: ({ app, actor, bytes, query }) =>
      planImport(app, actor, { fileName: query.fileName ?? 'file', bytes }),
  }),
  uploads('/api/providers/import/apply', {
    summary: 'Apply a plan to the master provider list',
    audit: 'APPLY_PROVIDER_IMPORT',
    output: contract.importPlan,
    answer: ({ app, actor, bytes, query }) =>
      applyImport(app, actor, {
        fileName: query.fileName ?? 'file',
        bytes,
        planId: query.planId ?? '',
      }),
  }),
  reads('/api/providers/:id', {
    summary: 'One provider',
    audit: 'VIEW_PROVIDER',
    output: contract.providerPage,
    answer: ({ app, actor, id }) => providerPage(app, actor, id),
  }),
  takes('/api/providers/:id/change', {
    summary: 'Change a provider',
    audit: 'CHANGE_PROVIDER',
    input: contract.changeProviderInput,
    output: contract.providerPage,
    answer: async ({ app, actor, id, input }) => {
      await changeProvider(app, actor, { id, ...input });
      return providerPage(app, actor, id);
    },
  }),
  takes('/api/providers/:id/suspend', {
    summary: 'Suspend a provider: nobody new may be placed there',
    audit: 'SUSPEND_PROVIDER',
    input: contract.suspendProviderInput,
    output: contract.providerPage,
    answer: async ({ app, actor, id, input }) => {
      await suspendProvider(app, actor, { id, ...input });
      return providerPage(app, actor, id);
    },
  }),
  takes('/api/providers/:id/reinstate', {
    summary: 'Lift a suspension',
    audit: 'REINSTATE_PROVIDER',
    input: contract.reinstateProviderInput,
    output: contract.providerPage,
    answer: async ({ app, actor, id, input }) => {
      await reinstateProvider(app, actor, { id, ...input });
      return providerPage(app, actor, id);
    },
  }),
];
