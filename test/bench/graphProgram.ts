import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A program of the benches in a process of its own. */
export interface Program {
  /** The first line it said: where it listens, or what it measured. */
  line: string;
  /** Of the lines, the address it listens on. */
  url: string;
  end(): Promise<void>;
}

/** Starts a bundled program and waits for its first line. */
export async function startProgram(
  name: 'graphStub' | 'graphMirror' | 'graphLocal',
  ...args: string[]
): Promise<Program> {
  const command = ['--expose-gc', join(__dirname, `${name}.cjs`), ...args];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  const over = once(child, 'exit');
  const line = await firstLine(child);
  if (line === undefined) throw new Error(`${name} ended without a word.`);
  const [url = ''] = /http:\S+?(?=\/v1\.0|\s|$)/.exec(line) ?? [];
  return {
    line,
    url,
    async end() {
      child.kill('SIGTERM');
      await over;
    },
  };
}

async function firstLine({ stdout }: ChildProcess): Promise<string | undefined> {
  if (!stdout) throw new Error('The program has no output.');
  for await (const line of createInterface(stdout)) return line;
  return undefined;
}
