import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type AuditReport, verifyAudit } from '../activity/verifyAudit';
import { AppError } from '../common/errors';
import type { Config } from '../config';
import { onLists, type OpenApp, readLists } from '../onLists';

const usage = 'npm run audit:verify -- [--all] [--json FILE]';
const shownAtMost = 50;
const toldEach = 5000;

interface Wanted {
  all: boolean;
  json?: string;
}

/**
 * npm run audit:verify [-- --all] [--json FILE]: finds every entry of Activity that was edited,
 * deleted, added or moved, and every row that does not agree with its history. Ends with status 1
 * when there is one.
 */
export function main(args: readonly string[]): Promise<void> {
  return onLists(async (open, config) => {
    const wanted = wantedIn(args);
    await readLists(open, config);
    let told = 0;
    const report = await verifyAudit(open.app, keysOf(open, config), (entries) => {
      if (entries - told < toldEach) return;
      told = entries;
      console.error(`${String(entries)} entries read …`);
    });
    if (wanted.json !== undefined) writeFileSync(wanted.json, JSON.stringify(report, null, 2));
    print(report, wanted);
    if (report.findings.some(({ kind }) => kind !== 'behind')) process.exitCode = 1;
  });
}

function keysOf({ app }: OpenApp, config: Config) {
  const before = config.mode === 'cloud' ? config.auditKeyBefore : undefined;
  return before === undefined ? [app.auditKey] : [app.auditKey, before];
}

function wantedIn(args: readonly string[]): Wanted {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { all: { type: 'boolean', default: false }, json: { type: 'string' } },
    });
    return values;
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    throw new AppError('invalid', `${reason}\nWrite: ${usage}`);
  }
}

function print({ entries, subjects, findings }: AuditReport, { all }: Wanted): void {
  const breaks = findings.filter(({ kind }) => kind !== 'behind');
  const shown = all ? findings : breaks.slice(0, shownAtMost);
  for (const { kind, about, sequence, sentence } of shown) {
    const place = sequence === 0 ? '' : `, entry ${String(sequence)}`;
    console.log(`${kind.padEnd(12)} ${about}${place}: ${sentence}`);
  }
  const more = all ? 0 : breaks.length - shown.length;
  if (more > 0) console.log(`… and ${String(more)} more: add --all, or --json FILE.`);
  const behind = findings.length - breaks.length;
  if (behind > 0) {
    console.log(
      `${String(behind)} last events are still to be copied from their rows: repair does.`,
    );
  }
  const what = `${String(entries)} entries of ${String(subjects)} histories read.`;
  const broken = breaks.length;
  console.log(broken === 0 ? `${what} Every one is sound.` : `${what} ${String(broken)} findings.`);
}
