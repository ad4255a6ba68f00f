import { isJsonObject } from '../json';
import { operations } from './operations';
import { faultNames, isOfTheConnection, type FaultName, type FaultRule } from './rule';

/** Thrown for a rule that cannot be meant; its sentence names the member. */
export class WrongRule extends Error {
  override readonly name = 'WrongRule';
}

type Check = (value: unknown) => string | undefined;

const text: Check = (value) => (typeof value === 'string' ? undefined : 'is not a text');
const whole: Check = (value) =>
  Number.isInteger(value) && Number(value) >= 0 ? undefined : 'is not a whole number from 0 on';
const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];

/** What each member of a rule may be; the answer completes a sentence about it. */
const checks: Record<keyof FaultRule, Check> = {
  fault: (value) => (isFaultName(value) ? undefined : `is not one of ${faultNames.join(', ')}`),
  method: (value) =>
    methods.includes(String(value).toUpperCase())
      ? undefined
      : `is not one of ${methods.join(', ')}`,
  path: (value) =>
    text(value) ?? (String(value).startsWith('/') ? undefined : "begins with no '/'"),
  operation: (value) =>
    Object.hasOwn(operations, String(value))
      ? undefined
      : `is not one of ${Object.keys(operations).join(', ')}`,
  part: (value) => (typeof value === 'boolean' ? undefined : 'is not true or false'),
  skip: whole,
  times: whole,
  chance: (value) =>
    typeof value === 'number' && value > 0 && value <= 1
      ? undefined
      : 'is not a number above 0 and up to 1',
  seconds: whole,
  milliseconds: whole,
};

/**
 * Reads a rule somebody wrote down. Throws WrongRule, naming the place (e.g. `faults[2]`), the
 * member and what it may be.
 */
export function readRule(value: unknown, place: string): FaultRule {
  if (!isJsonObject(value)) throw new WrongRule(`${place} is not an object.`);
  for (const [name, member] of Object.entries(value)) {
    if (!isMember(name)) {
      throw new WrongRule(`${place}.${name} is not known: use ${Object.keys(checks).join(', ')}.`);
    }
    const wrong = member === undefined ? undefined : checks[name](member);
    if (wrong !== undefined) {
      throw new WrongRule(`${place}.${name} ${JSON.stringify(member)} ${wrong}.`);
    }
  }
  if (!isRule(value)) throw new WrongRule(`${place}.fault is missing.`);
  mustAgree(value, place);
  return { ...value };
}

function mustAgree(rule: FaultRule, place: string): void {
  if (rule.part === true && isOfTheConnection(rule.fault)) {
    throw new WrongRule(
      `${place}.part cannot be true with '${rule.fault}': a part of a batch has no connection of its own. Name the batch instead.`,
    );
  }
  if (rule.operation !== undefined && (rule.method ?? rule.path) !== undefined) {
    throw new WrongRule(`${place}.operation already says method and path; leave those out.`);
  }
}

/** Reads one rule or an array of them, e.g. a file for `--faults`. Throws WrongRule. */
export function readRules(value: unknown, place: string): FaultRule[] {
  if (!Array.isArray(value)) return [readRule(value, place)];
  return value.map((rule: unknown, index) => readRule(rule, `${place}[${String(index)}]`));
}

function isFaultName(value: unknown): value is FaultName {
  return faultNames.some((name) => name === value);
}

function isMember(name: string): name is keyof FaultRule {
  return Object.hasOwn(checks, name);
}

/** The members that are there have been checked already. */
function isRule(value: object): value is FaultRule {
  return 'fault' in value && isFaultName(value.fault);
}
