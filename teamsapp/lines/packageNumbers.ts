import { packageReference, readPackageReference } from '../packages/educationPackage';
import { distance } from './nearest';
import { take, type World } from './reading';

/** A package that does not exist, or that the writer may not see: both read the same. */
export interface NoSuchPackage {
  sentence: string;
  suggestion?: string;
}

/** Takes a package's number out of the words after a command, "EP-1042", "ep 1042" or "1042". */
export function takePackageNumber(text: string): { id: number; rest: string } | undefined {
  const found =
    take(text, /^\s*((?:ep[-\s]?|#)?\s*\d{1,9})\b/) ?? take(text, /\b(ep[-\s]?\d{1,9})\b/);
  const id = found && readPackageReference(found.match[1] ?? '');
  if (!found || id === undefined) return undefined;
  return { id, rest: found.rest.replace(/^\s*\|/, '').trim() };
}

/**
 * Why a number is no package, with the nearest that is: the same digits in another order before
 * one digit that differs. Undefined when the package is there.
 */
export function noSuchPackage(id: number, { packages }: World): NoSuchPackage | undefined {
  if (!packages || packages.some((one) => one.id === id)) return undefined;
  const reference = packageReference(id);
  const near = packages
    .map((one) => packageReference(one.id))
    .filter((other) => distance(reference, other, 1) === 1);
  const turned = near.filter((other) => sortedDigits(other) === sortedDigits(reference));
  const [first, second] = turned.length > 0 ? turned : near;
  const isClear = first !== undefined && second === undefined;
  return {
    sentence: `${reference} does not exist.${isClear ? ` Did you mean ${first}?` : ''}`,
    ...(isClear && { suggestion: first }),
  };
}

function sortedDigits(text: string): string {
  return [...text].sort().join('');
}
