import type { Child } from '../children/child';
import { AppError } from '../common/errors';
import type { EducationPackage } from '../packages/educationPackage';
import type { Actor, Role } from './actor';

/** Everything that needs permission. Deciding is not here: it hangs on the stage's body. */
export type Action =
  | 'seeProviders'
  | 'seePackages'
  | 'logPackage'
  | 'addChild'
  | 'seeApprovals'
  | 'changeProviders'
  | 'importProviders'
  | 'seePrices'
  | 'exportPersonalData'
  | 'administer';

/** What each role may do. What is not listed is not allowed. */
const allowed: Readonly<Record<Role, readonly Action[]>> = {
  staff: ['seeProviders', 'seePackages', 'logPackage', 'addChild', 'seeApprovals', 'seePrices'],
  manager: [
    'seeProviders',
    'seePackages',
    'logPackage',
    'addChild',
    'seeApprovals',
    'seePrices',
    'exportPersonalData',
  ],
  commissioner: [
    'seeProviders',
    'seePackages',
    'seeApprovals',
    'changeProviders',
    'importProviders',
    'seePrices',
  ],
  safeguarding: ['seeProviders', 'seePackages', 'seeApprovals', 'seePrices', 'exportPersonalData'],
  // The first data comes in through an administrator: providers and children from files.
  administrator: [
    'seeProviders',
    'seePackages',
    'addChild',
    'seeApprovals',
    'changeProviders',
    'importProviders',
    'seePrices',
    'administer',
  ],
  schoolReader: ['seeProviders'],
};

const refusals: Readonly<Record<Action, string>> = {
  seeProviders: 'You cannot see the provider directory. Ask your council to give you access.',
  seePackages: 'You cannot see packages. Ask an Education Packages administrator for access.',
  logPackage: 'You cannot log packages. Ask an Education Packages administrator for access.',
  addChild: 'You cannot add a child. Ask a colleague who logs packages.',
  seeApprovals: 'You cannot see approvals. Ask an Education Packages administrator for access.',
  changeProviders: 'Only commissioners can change providers.',
  importProviders: 'Only commissioners can bring in a register.',
  seePrices: 'You cannot see prices. Ask an Education Packages administrator for access.',
  exportPersonalData:
    'You cannot export child details. Export without them, or ask your team manager.',
  administer: 'Only an Education Packages administrator can do this.',
};

/**
 * Whether one of the person's roles allows the action. A guest has the provider directory as a
 * school reader and nothing else, whatever groups the guest is in.
 */
export function may(actor: Actor, action: Action): boolean {
  const roles = actor.isGuest ? actor.roles.filter((role) => role === 'schoolReader') : actor.roles;
  return roles.some((role) => allowed[role].includes(action));
}

/** Throws `notAllowed` with what to do instead when no role allows the action. */
export function mayOrThrow(actor: Actor, action: Action): void {
  if (!may(actor, action)) throw new AppError('notAllowed', refusals[action]);
}

/** Whether the person may know that the child exists: a restricted one only in its own team. */
export function maySeeChild(actor: Actor, child: Child): boolean {
  if (!may(actor, 'seePackages')) return false;
  return !child.restricted || isCloseTo(actor, child.team);
}

/**
 * Whether the person may know that the package exists. A package whose child cannot be found is
 * treated as a restricted child's of the package's team: whether it is one is not known.
 */
export function maySeePackage(
  actor: Actor,
  educationPackage: Pick<EducationPackage, 'team'>,
  child: Child | undefined,
): boolean {
  if (child) return maySeeChild(actor, child);
  return may(actor, 'seePackages') && isCloseTo(actor, educationPackage.team);
}

/** Whether the person may end, withdraw or change the package: its requester and its team. */
export function mayChangePackage(
  actor: Actor,
  educationPackage: Pick<EducationPackage, 'team' | 'requester'>,
  child: Child | undefined,
): boolean {
  if (!may(actor, 'logPackage') || !maySeePackage(actor, educationPackage, child)) return false;
  return actor.id === educationPackage.requester.id || actor.teams.includes(educationPackage.team);
}

function isCloseTo(actor: Actor, team: string): boolean {
  return actor.teams.includes(team) || actor.roles.includes('safeguarding');
}
