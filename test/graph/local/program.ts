import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { buildSync } from 'esbuild';

const root = join(__dirname, '../../..');

export interface Program {
  /** Starts the program over a data folder; resolves when it listens. */
  start(...args: string[]): Promise<Running>;
  /** Runs it to its end. */
  run(...args: string[]): Promise<Ended>;
  /** A new data folder, gone with the program. */
  folder(): string;
  remove(): void;
}

export interface Ended {
  code: number | null;
  output: string;
  errors: string;
}

export interface Running {
  url: string;
  line: string;
  child: ChildProcess;
  /** Sends a signal and waits for the end; gives the exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Bundles the program as it is shipped, so that it can be run and killed as a process. */
export function buildProgram(): Program {
  // Inside the repository, so that the packages are found; the name is ignored by git and tools.
  const home = mkdtempSync(join(root, '.local-graph-test-'));
  const bundle = join(home, 'main.cjs');
  buildSync({
    entryPoints: [join(root, 'graph/local/main.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    logLevel: 'error',
  });
  const children: ChildProcess[] = [];
  const launch = (args: string[]) => {
    const child = spawn(process.execPath, [bundle, ...args], { stdio: 'pipe' });
    children.push(child);
    return child;
  };
  return {
    start: (...args) => listening(launch(args)),
    run: (...args) => ended(launch(args)),
    folder: () => mkdtempSync(join(home, 'data-')),
    remove() {
      // A test that failed half-way leaves its process behind.
      for (const child of children) child.kill('SIGKILL');
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function listening(child: ChildProcess): Promise<Running> {
  if (!child.stdout || !child.stderr) throw new Error('The program has no output.');
  const errors = gather(child.stderr);
  for await (const line of createInterface(child.stdout)) {
    const [url] = /http:\S+(?=\/v1\.0)/.exec(line) ?? [];
    if (url === undefined) continue;
    const end = async (signal: NodeJS.Signals) => {
      const over = once(child, 'exit');
      child.kill(signal);
      await over;
      return child.exitCode;
    };
    return { url, line, child, end };
  }
  throw new Error(`The program did not start: ${errors()}`);
}

async function ended(child: ChildProcess): Promise<Ended> {
  const output = gather(child.stdout);
  const errors = gather(child.stderr);
  await once(child, 'close');
  return { code: child.exitCode, output: output(), errors: errors() };
}

function gather(stream: Readable | null): () => string {
  let text = '';
  stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return () => text;
}
