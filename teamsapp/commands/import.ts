import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { ImportPlan } from '../api/contract';
import { AppError } from '../common/errors';
import { importChildren } from '../children/importChildren';
import { applyImport, planImport } from '../providers/importProviders';
import { commandActor, onLists, readLists } from '../onLists';

const usage = 'npm run import -- providers|children FILE [--apply]';

/** npm run import -- providers|children FILE [--apply]: says what it would do; does it when told. */
export function main(args: readonly string[]): Promise<void> {
  return onLists(async (open, config) => {
    const [kind, file] = args.filter((arg) => !arg.startsWith('--'));
    if (!file || (kind !== 'providers' && kind !== 'children'))
      throw new AppError('invalid', `Write: ${usage}`);
    await readLists(open, config);
    const actor = await commandActor(open, config);
    const input = { fileName: basename(file), bytes: bytesOf(file) };
    const apply = args.includes('--apply');
    if (kind === 'children') {
      print(await importChildren(open.app, actor, { ...input, apply }));
      return;
    }
    const plan = await planImport(open.app, actor, input);
    print(apply ? await applyImport(open.app, actor, { ...input, planId: plan.planId }) : plan);
  });
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch {
    throw new AppError(
      'notFound',
      `There is no file ${file} that can be read. Nothing was changed.`,
    );
  }
}

function print(plan: ImportPlan): void {
  for (const row of plan.rows.filter(({ action }) => action !== 'same')) {
    console.log([`line ${String(row.line)}`, row.action, row.urn, row.name, row.why].join('\t'));
  }
  const { add, change, renamed, close, closed, skip, same } = plan.counts;
  const verb = plan.applied ? 'Done' : 'Would do (add --apply to do it)';
  console.log(`Layout: ${plan.layout}.`);
  console.log(
    `${verb}: ${String(add)} added, ${String(change)} changed (${String(renamed)} renamed), ${String(skip)} skipped, ${String(same)} the same.`,
  );
  const already = closed - close;
  console.log(
    `${String(closed)} closed in this file: ${String(close)} to close here, ${String(already)} closed or left out already.`,
  );
}
