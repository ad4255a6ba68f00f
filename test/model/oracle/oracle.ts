import type { Approval } from '../../../teamsapp/approvals/approval';
import { expectedRow, type ModelApproval } from './state';
import { storedRow, unsound } from './storedRow';

/** One request as the model follows it: its states by the sequence of their events. */
export interface Case {
  id: number;
  /** The state after event 1, 2 and so on. */
  versions: ModelApproval[];
  /** Somebody edited the row by hand, and that is not on record yet. */
  isEdited: boolean;
  /** The edit left something that cannot be read. */
  isDamaged: boolean;
  isDeleted: boolean;
  /** How often hands have edited it, as often as its history must say so. */
  edits: number;
}

/** A package that was logged, as the model follows it. */
export interface LoggedKey {
  requester: string;
  child: string;
  team: string;
  /** Somebody was told that it is logged. */
  isTold: boolean;
  isEdited: boolean;
  edits: number;
  /** The day of its last event, on which a request of it is asked for. */
  lastDay: string;
}

/** What must be, worked out by hand beside the product. */
export interface Oracle {
  cases: Map<number, Case>;
  packages: Map<string, LoggedKey>;
  /** How many commands were run. */
  steps: number;
}

export function newOracle(): Oracle {
  return { cases: new Map(), packages: new Map(), steps: 0 };
}

/** The requests that are still there, oldest first. */
export function present({ cases }: Oracle): readonly Case[] {
  return [...cases.values()].filter(({ isDeleted }) => !isDeleted);
}

/** The request as it must be now. */
export function now(one: Case): ModelApproval {
  const last = one.versions.at(-1);
  if (last) return last;
  throw new Error('A request begins with its first state.');
}

/** A violation of what must hold, which ends the run. */
export class Broken extends Error {}

/** Throws `Broken` unless the stored row is the expected one, and sound on its own. */
export function expectStored(expected: ModelApproval, row: Approval): void {
  const [must, is] = [expectedRow(expected), storedRow(row)];
  if (must !== is) throw new Broken(`A request must be stored as\n${must}\nbut it is\n${is}`);
  const problems = unsound(row);
  if (problems.length > 0) throw new Broken(problems.join('\n'));
}
