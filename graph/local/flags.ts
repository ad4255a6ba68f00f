import { accessSync, constants, mkdirSync, readFileSync } from 'node:fs';
import { readRules, type FaultRule } from './faults';
import { readSwitches, WrongSwitch } from './readSwitches';
import { appendingTo } from './record';
import type { Switches } from './switches';

/** Reads `--port`: a whole number from 0 to 65535. */
export function portFlag(value: string): number {
  if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) return Number(value);
  throw new Error(
    `--port is a whole number from 0 to 65535, where 0 takes any free port, not '${value}'.`,
  );
}

/** Reads `--data` and makes the folder; throws a sentence where there cannot be one to write in. */
export function dataFlag(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    const isFile = code === 'EEXIST' || code === 'ENOTDIR';
    const reason = isFile ? 'a file is in its place' : 'it cannot be made or written in';
    throw new Error(`--data is a folder to write in, and '${folder}' is not: ${reason}.`, {
      cause,
    });
  }
}

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
