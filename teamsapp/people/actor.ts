import type { Person } from '../common/event';

/** The closed set of roles. Being an approver is not a role: it is being in a stage's body. */
export type Role =
  'staff' | 'commissioner' | 'manager' | 'safeguarding' | 'administrator' | 'schoolReader';

/** Who is asking, as the server knows it from Entra: never from what the client says. */
export interface Actor extends Person {
  tenantId: string;
  roles: readonly Role[];
  /** Ids of the teams the person belongs to, as in the Teams setting. */
  teams: readonly string[];
  isGuest: boolean;
}

/** The people and groups of the tenant. Throws AppError `unavailable` while Entra is silent. */
export interface Directory extends Memberships {
  /**
   * The same for showing only: while Entra does not answer, as it last answered, at most an hour
   * ago. Nothing may be changed or decided by it.
   */
  lastKnown: Memberships;
}

export interface Memberships {
  /** Builds the actor from group memberships; a person in no group has no role. */
  actor(personId: string): Promise<Actor>;
  /** Every member of a group, transitively, people only. Cached for at most a minute. */
  members(groupId: string): Promise<readonly Person[]>;
  /** Everybody who holds any role: for the local "who am I" switch and for choosing deputies. */
  people(): Promise<readonly Actor[]>;
}
