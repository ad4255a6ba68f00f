import { parseArgs } from 'node:util';
import { adoptRows, countUnsealed } from '../activity/adoptRows';
import { onLists, readLists } from '../onLists';

/** npm run seal [-- --adopt]: counts rows whose seal does not fit; --adopt seals them as they are. */
export async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { adopt: { type: 'boolean', default: false } } });
  await onLists(async (open, config) => {
    await readLists(open, config);
    const { unsealed, rows } = countUnsealed(open.app);
    for (const [list, count] of Object.entries(unsealed)) {
      console.log(`${list}: ${String(count)} without a seal that fits`);
    }
    console.log(`of ${String(rows)} rows in all.`);
    if (!values.adopt) {
      console.log(
        'The app records changed rows by itself. Only for lists from before rows were sealed: look at them, then seal them as they are with --adopt.',
      );
      return;
    }
    console.log(`Sealed ${String(await adoptRows(open.app))} rows as they are.`);
  });
}
