import type { Contract } from './contract';
import { verdictOn, type Exchanged, type Finding } from './exchange';

/** What was checked so far. */
export interface Tally {
  exchanges: number;
  files: number;
  /** Answers lost or broken on purpose. */
  broken: number;
  /** Exchanges of each operation that the contract or our table has. */
  operations: Record<string, number>;
  /** Each finding once, in words, and how often it was met. */
  findings: Record<string, number>;
}

export function noTally(): Tally {
  return { exchanges: 0, files: 0, broken: 0, operations: {}, findings: {} };
}

/** Holds an exchange against the contract and counts it. */
export function count(tally: Tally, contract: Contract, exchanged: Exchanged): void {
  const { operation, files, broken, findings } = verdictOn(contract, exchanged);
  tally.exchanges += 1;
  tally.files += files;
  tally.broken += broken ? 1 : 0;
  if (operation !== undefined) add(tally.operations, operation, 1);
  // One exchange with the same fault in every row of a page is one finding, met once.
  for (const words of new Set(findings.map(inWords))) add(tally.findings, words, 1);
}

/** Adds tallies together. */
export function total(tallies: readonly Tally[]): Tally {
  const sum = noTally();
  for (const { exchanges, files, broken, operations, findings } of tallies) {
    sum.exchanges += exchanges;
    sum.files += files;
    sum.broken += broken;
    for (const [name, times] of Object.entries(operations)) add(sum.operations, name, times);
    for (const [words, times] of Object.entries(findings)) add(sum.findings, words, times);
  }
  return sum;
}

/** Says what was found, a line each, the most frequent first. */
export function linesOf({ findings }: Tally): string[] {
  const sorted = Object.entries(findings).sort(([, one], [, other]) => other - one);
  return sorted.map(([words, times]) => `${words} (${String(times)} times)`);
}

function inWords({ operation, status, side, where, message }: Finding): string {
  return `${operation}, answered ${String(status)}: the ${side}${where && ` at ${where}`} ${message}`;
}

function add(counts: Record<string, number>, name: string, times: number): void {
  counts[name] = (counts[name] ?? 0) + times;
}
