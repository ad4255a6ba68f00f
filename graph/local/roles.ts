import type { Role } from './stored/grants';

/** What may be granted, from the least to the most; the last two are the same. */
export const roles: Role[] = ['read', 'write', 'manage', 'owner', 'fullcontrol'];

/** Says whether a role is enough where another one is needed. */
export function suffices(role: Role, needed: Role): boolean {
  return rankOf(role) >= rankOf(needed);
}

function rankOf(role: Role): number {
  return role === 'owner' ? roles.indexOf('fullcontrol') : roles.indexOf(role);
}
