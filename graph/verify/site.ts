import type { Clock } from '../../teamsapp/common/dates';
import type { GraphGateway } from '../gateway';
import type { ListAddress } from '../items';
import type { RolesSeen, TenantProfile } from '../profile';
import { listsOf } from '../sites';
import { type KeptLink, NotMeasured } from './finding';
import { isScratchName } from './scratchList';

/** How many rows the measurements of pages and of the threshold need. */
export interface Sizes {
  /** More than any default page that was reported. */
  few: number;
  /** More than the list view threshold, 5,000 in SharePoint Online. */
  many: number;
}

/** The place where the questions are put. */
export interface VerifySite {
  graph: GraphGateway;
  siteId: string;
  clock: Clock;
  /** The scratch list. Throws NotMeasured when the tenant did not let the app make one. */
  scratch(): ListAddress;
  /** Fills the scratch list past the threshold, once. Throws NotMeasured without `--full`. */
  fillPastThreshold(): Promise<void>;
  sizes: Sizes;
  /** What the app could do so far. */
  could: { -readonly [Member in keyof RolesSeen]: RolesSeen[Member] };
  /** The app's own id, where it is known: to find its grant among the others. */
  clientId: string | undefined;
  /** The https address at which the tenant reaches the running app. */
  publicUrl: string | undefined;
  /** What earlier runs found out about this site's tenant. */
  earlier: TenantProfile;
  keptLink: KeptLink | undefined;
}

/** A list of the site that stays. Throws NotMeasured when the site has none. */
export async function lastingList({ graph, siteId }: VerifySite): Promise<ListAddress> {
  const lists = await listsOf(graph, siteId);
  const lasting = [...lists].filter(([name]) => !isScratchName(name)).sort(byName);
  const [first] = lasting;
  if (first !== undefined) return first[1];
  throw new NotMeasured(
    'Not measured: the site has no list yet. Run it again after npm run provision.',
  );
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
