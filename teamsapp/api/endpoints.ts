import type { Endpoint } from './endpoint';
import { approvalEndpoints } from './endpoints/approvals';
import { generalEndpoints } from './endpoints/general';
import { guidanceEndpoints } from './endpoints/guidance';
import { packageEndpoints } from './endpoints/packages';
import { panelEndpoints } from './endpoints/panels';
import { peopleEndpoints } from './endpoints/people';
import { providerEndpoints } from './endpoints/providers';
import { settingEndpoints } from './endpoints/settings';

/** Every address of the API with its use case and its audit event. */
export function endpoints(localMode: boolean): readonly Endpoint[] {
  return [
    ...peopleEndpoints(localMode),
    ...providerEndpoints,
    ...packageEndpoints,
    ...approvalEndpoints,
    ...settingEndpoints,
    ...guidanceEndpoints,
    ...panelEndpoints,
    ...generalEndpoints,
  ];
}
