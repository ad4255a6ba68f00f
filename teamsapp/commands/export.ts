import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { exportApprovalsInput, exportPackagesInput, exportProvidersInput } from '../api/contract';
import type { App } from '../app';
import { AppError } from '../common/errors';
import { exportApprovals } from '../exports/exportApprovals';
import { exportPackages } from '../exports/exportPackages';
import type { ExportFile } from '../exports/exportFile';
import { exportProviders } from '../exports/exportProviders';
import type { Actor } from '../people/actor';
import { damageWarnings } from '../settings/damageWarnings';
import { commandActor, onLists, readLists } from '../onLists';

interface Wanted {
  format: string;
  personalData: boolean;
}

const exporters: Record<string, (app: App, actor: Actor, wanted: Wanted) => Promise<ExportFile>> = {
  packages: (app, actor, { format, personalData }) =>
    exportPackages(app, actor, exportPackagesInput.parse({ format, personalData, query: {} })),
  providers: (app, actor, { format }) =>
    exportProviders(app, actor, exportProvidersInput.parse({ format, query: {} })),
  approvals: (app, actor, { format }) =>
    exportApprovals(app, actor, exportApprovalsInput.parse({ format, query: { view: 'all' } })),
};

/** npm run export -- packages|providers|approvals --format xlsx|csv --out FILE [--personal-data] */
export function main(args: readonly string[]): Promise<void> {
  return onLists(async (open, config) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'xlsx' },
        out: { type: 'string' },
        'personal-data': { type: 'boolean', default: false },
      },
    });
    const exporter = exporters[positionals[0] ?? ''];
    if (!exporter || !values.out || !['csv', 'xlsx'].includes(values.format)) {
      throw new AppError(
        'invalid',
        'Write: npm run export -- packages|providers|approvals --format xlsx|csv --out FILE',
      );
    }
    await readLists(open, config);
    const actor = await commandActor(open, config);
    const wanted = { format: values.format, personalData: values['personal-data'] };
    const file = await exporter(open.app, actor, wanted);
    writeFileSync(values.out, file.bytes);
    const details = wanted.personalData ? 'with' : 'without';
    console.log(`Wrote ${values.out}: ${String(file.rows)} rows, ${details} child details.`);
    for (const warning of damageWarnings(open.app)) console.log(warning);
    const all = positionals[0] === 'packages' ? open.app.packages.all().length : file.rows;
    if (all > file.rows) {
      console.log(
        `${String(all - file.rows)} more are about restricted children and are left out: only the child's team and safeguarding may export them.`,
      );
    }
  });
}
