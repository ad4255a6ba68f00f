import { layouts, type Layout, type RegisterField } from './layouts';
import { fileFault } from '../../files/fileFault';

/** A layout and the column, counted from 0, of each thing it holds. */
export interface FoundLayout {
  layout: Layout;
  columns: Partial<Record<RegisterField, readonly number[]>>;
}

/**
 * Knows a file by its headings: the layout whose every required heading is there.
 *
 * Throws `invalid`, naming the nearest layout and what is missing from it, for other headings, and
 * when a needed heading stands there twice.
 */
export function findLayout(fileName: string, headings: readonly string[]): FoundLayout {
  refuseOtherSeparators(fileName, headings);
  // Upper and lower case tell the layouts apart (URN, urn), but only by more than that.
  const known = headings.map(folded);
  const layout = layouts.find(({ required }) => missingFrom(required, known).length === 0);
  if (!layout) throw fileFault(fileName, nearestInWords(known));
  refuseRepeats(fileName, layout, known, headings);
  const columns: FoundLayout['columns'] = {};
  for (const [field, names] of fieldsOf(layout)) {
    const found = names.map((name) => known.indexOf(folded(name))).filter((at) => at >= 0);
    if (found.length > 0) columns[field] = found;
  }
  return { layout, columns };
}

function nearestInWords(known: readonly string[]): string {
  const byMissing = layouts
    .map((layout) => ({ layout, missing: missingFrom(layout.required, known) }))
    .sort(
      (a, b) =>
        a.missing.length / a.layout.required.length - b.missing.length / b.layout.required.length,
    );
  const [nearest] = byMissing;
  if (!nearest || nearest.missing.length === nearest.layout.required.length) {
    const titles = layouts.map(({ title }) => title).join(', ');
    return `has none of the headings of a register. These can be brought in: ${titles}.`;
  }
  const missing = nearest.missing.join(', ');
  return `is nearest to the ${nearest.layout.title}, but these columns are missing: ${missing}.`;
}

function refuseOtherSeparators(fileName: string, headings: readonly string[]): void {
  const [only] = headings;
  if (headings.length !== 1 || only === undefined) return;
  const separator = only.includes(';') ? 'semicolons' : only.includes('\t') ? 'tabs' : undefined;
  if (separator === undefined) return;
  throw fileFault(fileName, `has columns separated by ${separator}. Save it as CSV with commas.`);
}

function refuseRepeats(
  fileName: string,
  layout: Layout,
  known: readonly string[],
  headings: readonly string[],
): void {
  const needed = new Set(fieldsOf(layout).flatMap(([, names]) => names.map(folded)));
  const second = known.findIndex((name, at) => needed.has(name) && known.indexOf(name) < at);
  if (second < 0) return;
  const heading = headings[second] ?? '';
  const place = { line: 1, column: second + 1 };
  throw fileFault(fileName, `the heading ${heading} is there twice.`, place);
}

function fieldsOf(layout: Layout): [RegisterField, readonly string[]][] {
  // The keys of a literal of this type are its fields, which Object.entries cannot say.
  return Object.entries(layout.headings) as [RegisterField, readonly string[]][];
}

function missingFrom(required: readonly string[], known: readonly string[]): string[] {
  return required.filter((name) => !known.includes(folded(name)));
}

function folded(heading: string): string {
  return heading.toLowerCase().replace(/\s+/g, ' ').trim();
}
