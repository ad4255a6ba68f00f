/** What a file's columns are, by what is exported; they are the same whatever the list shows. */
const always: Readonly<Record<string, string>> = {
  packages:
    'reference, provider, route, state, team, owner, hours and sessions a week, first and last day, and next review',
  providers:
    'name, town, postcode, URN, type, registration, assurance and its date, status, needs, lots, ages and free places',
  approvals:
    'package, provider, stage, state, answer due, working days left, who asked, team and when it was asked',
};
const prices: Readonly<Record<string, string>> = {
  packages: 'price, weekly cost, whole cost and the cost of each financial year',
  providers: 'price and what it is for',
  approvals: 'whole cost',
};

/** What will be in the file: its columns in words, and what is left out. */
export function columnsInWords(file: {
  /** "packages", "providers" or "approvals". */
  what: string;
  hasPrices: boolean;
  hasRunning: boolean;
  /** Undefined where the rows are about no child. */
  withChildren: boolean | undefined;
}): string {
  const { what } = file;
  const more = [
    file.hasRunning && 'running packages and their hours a week',
    file.hasPrices && prices[what],
    file.withChildren && 'the child’s council reference, initials and date of birth',
  ].filter(Boolean);
  const also = more.length > 0 ? `; also ${more.join('; ')}` : '';
  const child = file.withChildren === false ? ' The child is left out.' : '';
  return `The file has its own columns, whatever the list shows: ${always[what] ?? ''}${also}.${child}`;
}
