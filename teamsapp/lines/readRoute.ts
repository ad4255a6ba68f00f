import type { LegalRoute, PackageReason } from '../packages/educationPackage';
import { take, type Taken } from './reading';

const routes: readonly [LegalRoute, string, RegExp][] = [
  ['EOTAS_S61', 'EOTAS', /\b(?:eot(?:as|is)|s\.?\s?61|section\s?61)\b/],
  ['SECTION_19', 'section 19', /\b(?:s\.?\s?19|section\s?19)\b/],
  ['CHILD_IN_CARE', 'in care', /\b(?:in care|lac|cic|cla|looked[ -]after)\b/],
  ['CME', 'CME', /\b(?:cme|missing (?:from )?education)\b/],
  ['ISS', 'ISS', /\biss\b|\bindependent special school placement\b/],
];

const reasons: readonly [PackageReason, RegExp][] = [
  ['exclusion', /\b(?:permanent(?:ly)? )?(?:exclusion|excluded)\b/],
  ['illness', /\b(?:illness|ill health|medical reasons?|medically unfit)\b/],
  ['inappropriate', /\binappropriate(?: in (?:any )?school)?\b/],
  ['otherwise', /\botherwise\b/],
];

/** Takes the legal route out of a text. Two routes are never guessed between. */
export function readRoute(text: string): Taken<LegalRoute> {
  let rest = text;
  const found: [LegalRoute, string][] = [];
  for (const [route, name, pattern] of routes) {
    const taken = take(rest, pattern);
    if (!taken) continue;
    rest = taken.rest;
    found.push([route, name]);
  }
  const [first, second] = found;
  if (first && second) {
    const sentence = `“${first[1]}” and “${second[1]}” are two routes. A package has one.`;
    return { faults: [{ field: 'legalRoute', sentence }], rest };
  }
  return { ...(first && { value: first[0] }), faults: [], rest };
}

/** Takes the ground out of a text where it stands as a word of its own: exclusion, illness. */
export function readReason(text: string): Taken<PackageReason> {
  for (const [reason, pattern] of reasons) {
    const taken = take(text, pattern);
    if (taken) return { value: reason, faults: [], rest: taken.rest };
  }
  return { faults: [], rest: text };
}
