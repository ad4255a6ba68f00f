import type { EducationPackage } from '../packages/educationPackage';

/** States in which nothing is left to change. */
const over: ReadonlySet<EducationPackage['status']> = new Set([
  'ended',
  'declined',
  'withdrawn',
  'lapsed',
]);

/** Whether a package is over, or somebody has ended it for a day to come. */
export function isOver({ status, endReason }: EducationPackage): boolean {
  return over.has(status) || endReason !== undefined;
}

/** How it is over, in a word. */
export function overWord({ status }: EducationPackage): string {
  return over.has(status) ? status : 'ended';
}
