import type { Endpoint } from './endpoint';
import { approvalEndpoints } from './endpoints/approvals';
import { generalEndpoints } from './endpoints/general';
import { packageEndpoints } from './endpoints/packages';
import { panelEndpoints } from './endpoints/panels';
import { peopleEndpoints } from './endpoints/people';
import { providerEndpoints } from './endpoints/providers';

/** Every address of the API with its use case and its audit event. */
export function endpoints(localMode: boolean): readonly Endpoint[] {
  return [
    ...peopleEndpoints(localMode),
    ...providerEndpoints,
    ...packageEndpoints,
    ...approvalEndpoints,
    ...panelEndpoints,
    ...generalEndpoints,
  ];
}
