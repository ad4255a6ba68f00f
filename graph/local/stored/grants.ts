export type Role = 'read' | 'write' | 'manage' | 'owner' | 'fullcontrol';

/** What one application may do with one site, or with one list of it. */
export interface Grant {
  id: string;
  siteKey: number;
  /** 0 for a grant on the whole site. */
  listKey: number;
  app: string;
  displayName: string | undefined;
  role: Role;
}

export interface GrantTable {
  /** The grants on a site itself (0) or on a list. */
  on(siteKey: number, listKey: number): Grant[];
  /** Writes a grant in place of the one with its id, if there is one. */
  put(grant: Grant): void;
  remove(grant: Grant): void;
}
