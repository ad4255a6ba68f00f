import type { EducationPackage } from './educationPackage';

/** The subject of a package's events. */
export function packageSubject({ requestKey }: Pick<EducationPackage, 'requestKey'>): string {
  return `package:${requestKey}`;
}
