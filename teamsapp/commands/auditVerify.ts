import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import type { AuditFinding, AuditReport } from '../activity/auditReport';
import { verifyAudit } from '../activity/verifyAudit';
import { commandActor, onLists, readLists } from '../onLists';
import { readPackageReference } from '../packages/educationPackage';

const usage = 'npm run audit:verify -- [--subject EP-1042] [--all] [--json FILE]';

/** Findings that are printed when not all are asked for. */
const printedAtMost = 50;
/** A line of progress after so many entries. */
const progressEvery = 5000;

interface Wanted {
  packageId?: number;
  all: boolean;
  json?: string;
}

/**
 * npm run audit:verify: proves the history of every row against the Activity list, and prints what
 * is wrong, worst first. Ends with status 0 when all is sound, 1 when it is not or could not be
 * read, 2 when the command line is wrong. Changes nothing.
 */
export async function main(args: readonly string[]): Promise<void> {
  const wanted = wantedIn(args);
  if ('fault' in wanted) {
    console.error(`${wanted.fault}\nWrite: ${usage}`);
    process.exitCode = 2;
    return;
  }
  await onLists(async (open, config) => {
    await readLists(open, config);
    const report = await verifyAudit(open.app, await commandActor(open, config), {
      packageId: wanted.packageId,
      keyBefore: config.mode === 'cloud' ? config.auditKeyBefore : undefined,
      onRead: progress((line) => {
        console.error(line);
      }),
    });
    if (wanted.json !== undefined) {
      mkdirSync(dirname(wanted.json), { recursive: true });
      writeFileSync(wanted.json, `${JSON.stringify(report, undefined, 2)}\n`);
    }
    print(report, wanted);
    if (!report.isSound) process.exitCode = 1;
  });
}

function wantedIn(args: readonly string[]): Wanted | { fault: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        subject: { type: 'string' },
        all: { type: 'boolean', default: false },
        json: { type: 'string' },
      },
    });
    const { subject, ...others } = values;
    if (subject === undefined) return others;
    const packageId = readPackageReference(subject);
    if (packageId === undefined)
      return { fault: `"${subject}" is not a package, such as EP-1042.` };
    return { ...others, packageId };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : 'The command line cannot be read.' };
  }
}

/** Says a line each 5,000 entries, whatever the size of the pages in which they come. */
export function progress(say: (line: string) => void): (entries: number) => void {
  let told = 0;
  return (entries) => {
    while (entries >= told + progressEvery) {
      told += progressEvery;
      say(`${told.toLocaleString('en-GB')} entries read.`);
    }
  };
}

function print(
  { subjects, entries, isSound, counts, findings }: AuditReport,
  wanted: Wanted,
): void {
  const read = `${counting(subjects, 'history', 'histories')}, ${counting(entries, 'entry', 'entries')} in Activity.`;
  console.log(`Verified ${read}`);
  const kinds = Object.entries(counts).map(([kind, count]) => `${String(count)} ${kind}`);
  const breaks = findings.filter(({ kind }) => kind !== 'behind');
  if (isSound) console.log('Sound: nothing was edited, deleted, put in or moved.');
  if (kinds.length > 0) console.log(`Found: ${kinds.join(', ')}.`);
  // Rows whose last event is on its way are counted; one by one they are of interest to nobody.
  const shown = wanted.all ? findings : breaks.slice(0, printedAtMost);
  for (const finding of shown) console.log(lineOf(finding));
  if (breaks.length > shown.length) {
    const more = (breaks.length - shown.length).toLocaleString('en-GB');
    console.log(`${more} more: --all prints them, --json FILE writes them.`);
  }
  if (wanted.json !== undefined) console.log(`Wrote ${wanted.json}.`);
}

function lineOf({ kind, reference, sequence, upTo, item, says }: AuditFinding): string {
  const range = upTo === undefined ? String(sequence) : `${String(sequence)} to ${String(upTo)}`;
  const event = sequence === 0 ? '' : `, event ${range}`;
  const entry = item === undefined ? '' : ` (Activity item ${String(item)})`;
  return `${kind.padEnd(10)} ${reference}${event}${entry}: ${says}`;
}

function counting(count: number, one: string, several: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : several}`;
}
