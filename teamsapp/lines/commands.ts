import { nearest } from './nearest';

/** What a line can ask for. */
export type CommandWord =
  | 'log'
  | 'find'
  | 'packages'
  | 'package'
  | 'approvals'
  | 'approve'
  | 'decline'
  | 'end'
  | 'withdraw'
  | 'answer'
  | 'use'
  | 'help'
  | 'cancel'
  | 'extend'
  | 'change'
  | 'review'
  | 'deputy'
  | 'digest';

interface Command {
  word: CommandWord;
  also: readonly string[];
  /** A near miss of a command that leads to a write is answered, not run. */
  writes: boolean;
}

/** Every command, what else it is called, and whether it leads to a write. */
export const commands: readonly Command[] = [
  { word: 'log', also: ['add', 'new', 'book'], writes: true },
  { word: 'find', also: ['search', 'provider', 'providers', 'who'], writes: false },
  { word: 'packages', also: ['list', 'show'], writes: false },
  { word: 'package', also: [], writes: false },
  { word: 'approvals', also: ['decide', 'waiting'], writes: false },
  { word: 'approve', also: [], writes: false },
  { word: 'decline', also: ['reject'], writes: false },
  { word: 'end', also: ['stop'], writes: true },
  { word: 'withdraw', also: [], writes: true },
  { word: 'answer', also: ['reply'], writes: true },
  { word: 'use', also: [], writes: true },
  { word: 'help', also: ['hi', 'hello', '?', 'hey'], writes: false },
  { word: 'cancel', also: ['undo', 'no', 'discard'], writes: true },
  { word: 'extend', also: [], writes: true },
  { word: 'change', also: ['vary'], writes: true },
  { word: 'review', also: ['reviews'], writes: true },
  { word: 'deputy', also: [], writes: true },
  { word: 'digest', also: [], writes: true },
];

/** The command that a word is, or is nearly; `typed` is set only for a near miss. */
export interface CommandRead {
  word: CommandWord;
  writes: boolean;
  nearMiss?: { typed: string; meant: string };
}

/** Reads the first word of a line; undefined when it is no command and not nearly one. */
export function readCommand(typed: string): CommandRead | undefined {
  const exact = commandOf(typed.toLowerCase());
  if (exact) return { word: exact.word, writes: exact.writes };
  // Shorter words are too near to too many others.
  if (!/^[a-z]{3,}$/i.test(typed)) return undefined;
  const words = commands.flatMap(({ word, also }) => [word, ...also]).filter((w) => w.length > 2);
  const meant = nearest(typed, words);
  const command = meant === undefined ? undefined : commandOf(meant);
  return meant !== undefined && command
    ? { word: command.word, writes: command.writes, nearMiss: { typed, meant } }
    : undefined;
}

function commandOf(typed: string): Command | undefined {
  return commands.find(({ word, also }) => word === typed || also.includes(typed));
}
