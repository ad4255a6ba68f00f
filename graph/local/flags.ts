import { readFileSync } from 'node:fs';
import { readRules, type FaultRule } from './faults';
import { readSwitches, WrongSwitch } from './readSwitches';
import { appendingTo } from './record';
import type { Switches } from './switches';

/**
 * Reads `--faults`: rules as JSON, or the name of a file that holds them. Throws with a sentence
 * that names the flag or the file, and the place in it.
 */
export function faultsFlag(value: string): FaultRule[] {
  const isJson = /^\s*[[{]/.test(value);
  const place = isJson ? '--faults' : value;
  return readRules(parse(isJson ? value : readText(value), place), place);
}

/** Reads `--seed`: a whole number. */
export function seedFlag(value: string): number {
  if (/^\d+$/.test(value)) return Number(value);
  throw new Error(`--seed is a whole number, not '${value}'.`);
}

/** Reads `--throttle`: a band of licences. */
export function throttleFlag(value: string): Partial<Switches> {
  try {
    return readSwitches({ throttlingBand: value });
  } catch (cause) {
    if (!(cause instanceof WrongSwitch)) throw cause;
    throw new Error(`--throttle '${value}' is not a band. ${cause.message}`, { cause });
  }
}

/** Opens the file of `--record` for adding to it. */
export function recordFlag(file: string): (line: string) => void {
  try {
    return appendingTo(file);
  } catch (cause) {
    throw new Error(`--record names a file that cannot be written: ${reasonOf(cause)}.`, { cause });
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Error(`--faults names a file that cannot be read: ${reasonOf(cause)}.`, { cause });
  }
}

function parse(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${place} is not valid JSON: ${reasonOf(cause)}.`, { cause });
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
