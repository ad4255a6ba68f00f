import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '../common/errors';
import type { Config } from '../config';
import { onLists, type OpenApp } from '../onLists';

const usage =
  'npm run verify:tenant -- [--site URL] [--full] [--licences BAND] [--out FILE] [--remove-leftovers]';

interface Wanted {
  site?: string;
  full: boolean;
  licences?: string;
  out?: string;
  removeLeftovers: boolean;
}

type Report = Awaited<ReturnType<OpenApp['graph']['verify']>>;

/**
 * npm run verify:tenant: measures on a scratch list what Microsoft does not document, and prints
 * what the app is to know of this tenant. It needs none of the app's lists and asks nothing.
 */
export function main(args: readonly string[]): Promise<void> {
  let site: string | undefined;
  const adjusted = (config: Config): Config => {
    ({ site } = wantedIn(args));
    return site === undefined ? config : { ...config, siteUrl: site };
  };
  return onLists(async ({ graph }, config) => {
    const wanted = wantedIn(args);
    const out = wanted.out ?? join(folderOf(config), 'tenant-profile.json');
    console.log(`Measuring on ${config.siteUrl}.`);
    const asked = {
      ...wanted,
      publicUrl: config.mode === 'cloud' ? config.publicUrl : undefined,
      earlier: existsSync(out) ? readFileSync(out, 'utf8') : undefined,
      say(line: string) {
        console.log(line);
      },
    };
    const report = await untilInterrupted((signal) => graph.verify({ ...asked, signal }));
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(out, report.file);
    print(report, out);
  }, adjusted);
}

function wantedIn(args: readonly string[]): Wanted {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        site: { type: 'string' },
        full: { type: 'boolean', default: false },
        licences: { type: 'string' },
        out: { type: 'string' },
        'remove-leftovers': { type: 'boolean', default: false },
      },
    });
    const { 'remove-leftovers': removeLeftovers, ...others } = values;
    return { ...others, removeLeftovers };
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    throw new AppError('invalid', `${reason}\nWrite: ${usage}`);
  }
}

function folderOf(config: Config): string {
  return config.mode === 'local' ? config.dataDir : '.local';
}

/** The first Ctrl+C ends the measuring and cleans up, a second one ends the process. */
async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const names = ['SIGINT', 'SIGTERM'] as const;
  const interrupted = () => {
    console.log('Stopping: removing the scratch list first. Once more leaves it there.');
    for (const name of names) process.off(name, interrupted);
    stop.abort();
  };
  for (const name of names) process.on(name, interrupted);
  try {
    return await work(stop.signal);
  } finally {
    for (const name of names) process.off(name, interrupted);
  }
}

function print({ findings, profile, line, leftBehind }: Report, out: string): void {
  for (const { asks, told, measured } of findings) {
    console.log(`\n${measured ? '+' : '-'} ${asks}\n    ${told}`);
  }
  const { measured, ...answers } = profile;
  console.log('');
  for (const [name, answer] of Object.entries(answers)) {
    const value = typeof answer === 'object' ? JSON.stringify(answer) : String(answer);
    const day = Object.entries(measured).find(([member]) => member === name)?.[1];
    console.log(`${name.padEnd(22)} ${value}${day === undefined ? '' : `  (${day})`}`);
  }
  console.log(`\nWrote ${out}. Give this to every instance of the app:\n\nTENANT_PROFILE=${line}`);
  if (leftBehind.length === 0) return;
  console.error(`\n${leftBehind.join('\n')}`);
  process.exitCode = 1;
}
