import type { Exchanged } from '../exchange';
import type { Tally } from '../tally';

/** Takes an exchange to be held against the contract. */
export type Watch = (exchanged: Exchanged) => void;

/** What the test environment puts into the world of a test file when there are contracts. */
interface Watching {
  graphContractWatch?: { see: Watch; tally: Tally };
}

export function watched(): Watch | undefined {
  return (globalThis as Watching).graphContractWatch?.see;
}

/** What this test file's local Graphs were found to do; undefined without contracts. */
export function tallied(): Tally | undefined {
  return (globalThis as Watching).graphContractWatch?.tally;
}
