import { isJsonObject } from './json';

/**
 * Behaviour of the real service that is undocumented or that reports disagree about.
 *
 * Each has the default that is best supported, so that a client can be tested against the other.
 */
export interface Switches {
  /** Rows in a page when the client names no $top. */
  defaultPage: number;
  /** Largest $top that is honoured; a larger one is lowered to it, never refused. */
  largestPage: number;
  /** Rows above which a filter on a column without an index fails even with the Prefer header. */
  listViewThreshold: number;
  /** Status and code with which the list view threshold is reported. */
  thresholdFault: { status: number; code: string };
  /** Status and code with which a duplicate in a unique column is reported. */
  duplicateFault: { status: number; code: string };
  /** Which spelling of a date in $filter is accepted. */
  dateLiterals: 'both' | 'bare' | 'quoted';
  /** 'one' refuses predicates on two columns, as the documentation says; 'many' allows them. */
  filterColumns: 'one' | 'many';
  /** Whether `fields/X eq null` finds rows without a value; refused when false. */
  filterOnNull: boolean;
  /** Whether a create without a value for a required column is refused. Forms do; Graph is unknown. */
  enforceRequired: boolean;
  /** Whether PATCH /items/{id}/fields compares If-Match. Documented, but never seen in the wild. */
  ifMatchOnFields: boolean;
  /** Days that deletions stay visible to delta; an older token gets 410. */
  deltaHistoryDays: number;
}

export const defaultSwitches: Switches = {
  defaultPage: 200,
  largestPage: 5000,
  listViewThreshold: 5000,
  thresholdFault: { status: 400, code: 'invalidRequest' },
  duplicateFault: { status: 409, code: 'nameAlreadyExists' },
  dateLiterals: 'both',
  filterColumns: 'one',
  filterOnNull: false,
  enforceRequired: false,
  ifMatchOnFields: true,
  deltaHistoryDays: 30,
};

type TextSwitch = {
  [Name in keyof Switches]: Switches[Name] extends string ? Name : never;
}[keyof Switches];

/** The positions of the switches that are words. */
const positions: Record<TextSwitch, readonly string[]> = {
  dateLiterals: ['both', 'bare', 'quoted'],
  filterColumns: ['one', 'many'],
};

/**
 * Reads switches somebody wrote down, e.g. over HTTP. Throws a WrongSwitch whose sentence names
 * the switch and what it may be.
 */
export function readSwitches(value: unknown): Partial<Switches> {
  if (!isJsonObject(value)) throw new WrongSwitch('Switches are an object.');
  for (const [name, position] of Object.entries(value)) {
    if (!isSwitch(name)) throw new WrongSwitch(`There is no switch '${name}'.`);
    const wrong = wrongWith(name, position);
    if (wrong) throw new WrongSwitch(`The switch '${name}' ${wrong}.`);
  }
  return { ...value };
}

/** Thrown for a switch that is not there or a position it does not have. */
export class WrongSwitch extends Error {
  override readonly name = 'WrongSwitch';
}

function wrongWith(name: keyof Switches, position: unknown): string | undefined {
  const usual = defaultSwitches[name];
  if (isTextSwitch(name)) {
    const allowed = positions[name];
    return allowed.some((one) => one === position) ? undefined : `is one of ${allowed.join(', ')}`;
  }
  if (typeof usual === 'number') {
    const fits = typeof position === 'number' && Number.isFinite(position) && position >= 0;
    return fits ? undefined : 'is a number from 0 on';
  }
  if (typeof usual === 'boolean') {
    return typeof position === 'boolean' ? undefined : 'is true or false';
  }
  const fits =
    isJsonObject(position) &&
    Number.isInteger(position.status) &&
    typeof position.code === 'string' &&
    Number(position.status) >= 400;
  return fits ? undefined : "is an object with a 'status' from 400 on and a 'code'";
}

function isSwitch(name: string): name is keyof Switches {
  return Object.hasOwn(defaultSwitches, name);
}

function isTextSwitch(name: string): name is TextSwitch {
  return Object.hasOwn(positions, name);
}
