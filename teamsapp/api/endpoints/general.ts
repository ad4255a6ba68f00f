import { exportApprovals } from '../../exports/exportApprovals';
import { exportPackages } from '../../exports/exportPackages';
import { exportProviders } from '../../exports/exportProviders';
import { findAnything } from '../../find/findAnything';
import * as contract from '../contract';
import { downloads, type Endpoint, finds } from '../endpoint';

/** Search over everything, and the exports of the list pages. */
export const generalEndpoints: readonly Endpoint[] = [
  finds('/api/find', {
    summary: 'Find providers and packages by any words',
    audit: 'FIND_ANYTHING',
    input: contract.findAnythingInput,
    output: contract.anythingFound,
    answer: ({ app, actor, input }) => findAnything(app, actor, input.words),
  }),
  downloads('/api/exports/providers', {
    summary: 'The provider list as shown, as CSV or XLSX',
    audit: 'EXPORT_PROVIDERS',
    input: contract.exportProvidersInput,
    answer: ({ app, actor, input }) => exportProviders(app, actor, input),
  }),
  downloads('/api/exports/packages', {
    summary: 'The package log as shown, with or without child details',
    audit: 'EXPORT_PACKAGES',
    input: contract.exportPackagesInput,
    answer: ({ app, actor, input }) => exportPackages(app, actor, input),
  }),
  downloads('/api/exports/approvals', {
    summary: 'The approvals as shown, as CSV or XLSX',
    audit: 'EXPORT_APPROVALS',
    input: contract.exportApprovalsInput,
    answer: ({ app, actor, input }) => exportApprovals(app, actor, input),
  }),
];
