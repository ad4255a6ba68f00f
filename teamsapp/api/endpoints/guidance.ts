import { processMap } from '../../approvals/processMap';
import * as contract from '../contract';
import { type Endpoint, reads } from '../endpoint';

/** How things are done here, from the rules in force. */
export const guidanceEndpoints: readonly Endpoint[] = [
  reads('/api/guidance/map', {
    summary: 'How a package gets approved, what waits at each stage and how long it takes',
    audit: 'VIEW_PROCESS_MAP',
    output: contract.guidanceMap,
    answer: ({ app, actor }) => processMap(app, actor),
  }),
];
