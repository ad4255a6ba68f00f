import { isJsonObject } from './json';
import { defaultSwitches, type Switches } from './switches';

/** Thrown for a switch that is not there or a position it does not have. */
export class WrongSwitch extends Error {
  override readonly name = 'WrongSwitch';
}

/**
 * Reads switches somebody wrote down, e.g. over HTTP. Throws a WrongSwitch whose sentence names
 * the switch and what it may be.
 */
export function readSwitches(value: unknown): Partial<Switches> {
  if (!isJsonObject(value)) throw new WrongSwitch('Switches are an object.');
  for (const [name, position] of Object.entries(value)) {
    if (!isSwitch(name)) throw new WrongSwitch(`There is no switch '${name}'.`);
    const wrong = wrongWith(name, position);
    if (wrong !== undefined) throw new WrongSwitch(`The switch '${name}' ${wrong}.`);
  }
  return { ...value };
}

type Of<Kind> = {
  [Name in keyof Switches]: Switches[Name] extends Kind ? Name : never;
}[keyof Switches];

/** The positions of the switches that are words. */
const words: Record<Of<string>, readonly string[]> = {
  dateLiterals: ['both', 'bare', 'quoted'],
  filterColumns: ['one', 'many'],
  storedValues: ['asWritten', 'normalised'],
  uploadConflict: ['fail', 'replace', 'rename'],
  listCreationRole: ['write', 'manage', 'fullcontrol'],
  subscriptionTooLong: ['refused', 'lowered'],
  throttlingBand: ['off', '0-1k', '1k-5k', '5k-15k', '15k-50k', '50k+'],
};

type Check = (position: unknown) => string | undefined;

/** The switches that are objects. */
const objects: Record<Of<object>, Check> = {
  thresholdFault: failure,
  duplicateFault: failure,
  textOverflowFault: failure,
  listLagMs: (position) =>
    isJsonObject(position) && Object.values(position).every(isAmount)
      ? undefined
      : 'is an object of numbers from 0 on',
};

function wrongWith(name: keyof Switches, position: unknown): string | undefined {
  if (isNameIn(words, name)) {
    const allowed = words[name];
    return allowed.some((one) => one === position) ? undefined : `is one of ${allowed.join(', ')}`;
  }
  if (isNameIn(objects, name)) return objects[name](position);
  if (typeof defaultSwitches[name] === 'boolean') {
    return typeof position === 'boolean' ? undefined : 'is true or false';
  }
  if (sizes.includes(name)) {
    return isAmount(position) && Number.isInteger(position) && Number(position) >= 1
      ? undefined
      : 'is a whole number from 1 on';
  }
  return isAmount(position) ? undefined : 'is a number from 0 on';
}

/** With 0 of these nothing would ever be answered. */
const sizes: readonly string[] = [
  'defaultPage',
  'largestPage',
  'listViewThreshold',
  'subscriptionMinutes',
  'clientStateLength',
] satisfies (keyof Switches)[];

function failure(position: unknown): string | undefined {
  const fits =
    isJsonObject(position) &&
    Number.isInteger(position.status) &&
    Number(position.status) >= 400 &&
    typeof position.code === 'string';
  return fits ? undefined : "is an object with a 'status' from 400 on and a 'code'";
}

function isAmount(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isSwitch(name: string): name is keyof Switches {
  return Object.hasOwn(defaultSwitches, name);
}

function isNameIn<Name extends string>(table: Record<Name, unknown>, name: string): name is Name {
  return Object.hasOwn(table, name);
}
