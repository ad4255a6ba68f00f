import { openGraph, type GraphRooms, type TenantProfile, type VerifyAsked } from '../../../graph';
import { openLocalGraph, type Switches } from '../../../graph/local';
import { paceThatNotes } from '../scripted';

/** Answers a request in the tenant's place, or lets it through with undefined. */
export type Interception = (request: Request) => Promise<Response | undefined>;

export interface Tenant {
  rooms: GraphRooms;
  /** A run with few rows; what it said while it ran is in `said`. */
  verify(asked?: Partial<VerifyAsked>): ReturnType<GraphRooms['verify']>;
  said: string[];
  /** 'METHOD /path' of every request that reached the tenant, ids left in. */
  requests: string[];
  /** Titles of the lists there are. */
  lists(): Promise<string[]>;
  makeList(displayName: string, description?: string): Promise<void>;
  /** Reaches the same tenant with what is known of it. */
  reopen(profile: TenantProfile): Promise<GraphRooms>;
  passDays(days: number): void;
}

/** Few enough to be quick; the local Graph's limits are set below them. */
export const sizes = { few: 25, many: 60 };
export const smallLimits = { defaultPage: 20, largestPage: 40, listViewThreshold: 50 };

/** A tenant that answers the open questions in its own way, and misbehaves where it is told to. */
export async function tenantWith(
  switches: Partial<Switches> = {},
  intercept: Interception = () => Promise.resolve(undefined),
): Promise<Tenant> {
  let now = Date.parse('2026-11-24T10:00:00Z');
  const clock = { now: () => new Date(now) };
  const local = openLocalGraph({
    dataDir: ':memory:',
    now: clock.now,
    switches: { ...smallLimits, ...switches },
  });
  const requests: string[] = [];
  const handle = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    requests.push(`${request.method} ${decodeURIComponent(pathname).replace('/v1.0', '')}`);
    return (await intercept(request.clone())) ?? local.handle(request);
  };
  const reach = (way: typeof handle, profile?: TenantProfile) =>
    openGraph({
      transport: { kind: 'inProcess', handle: way },
      council: 'Wealdshire',
      clock,
      pollSeconds: 0,
      groups: () => ({ roles: {}, teams: [] }),
      pace: paceThatNotes([]),
      ...(profile && { profile }),
    });
  const rooms = await reach(handle);
  // Looks at the tenant beside all interceptions.
  const beside = await reach((request) => local.handle(request));
  const said: string[] = [];
  return {
    rooms,
    verify: (asked) =>
      rooms.verify({
        full: false,
        removeLeftovers: false,
        sizes,
        say: (line) => void said.push(line),
        ...asked,
      }),
    said,
    requests,
    async lists() {
      const { value } = (await beside.raw('GET', '/sites/root/lists')) as {
        value: { displayName: string }[];
      };
      return value.map(({ displayName }) => displayName).filter((name) => name !== 'Documents');
    },
    async makeList(displayName, description = '') {
      await beside.raw('POST', '/sites/root/lists', { displayName, description });
    },
    reopen: (profile) => reach(handle, profile),
    passDays: (days) => void (now += days * 86_400_000),
  };
}

/** An error as Graph writes it. */
export function refusal(status: number, code: string, message = 'No.'): Response {
  return Response.json({ error: { code, message } }, { status });
}

/** Whether a request is this one; the path may hold any ids. */
export function asks(request: Request, method: string, path: RegExp): boolean {
  return request.method === method && path.test(decodeURIComponent(new URL(request.url).pathname));
}
