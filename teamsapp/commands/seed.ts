import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../config';
import { noonOf } from '../demo/earlier';
import { isEmptySite } from '../demo/isEmptySite';
import { loadDemo } from '../demo/loadDemo';
import { onLists } from '../onLists';

/**
 * npm run seed [-- --reset]: loads the fictional council into an empty local site; with --reset
 * after removing everything in it. Refuses in cloud mode.
 */
export async function main(args: readonly string[]): Promise<void> {
  const config = readConfig();
  if (config.mode === 'cloud')
    return refuse('The demo council is for local mode only. Nothing was changed.');
  if (args.includes('--reset')) {
    if (existsSync(join(config.dataDir, 'serving.json'))) {
      return refuse(
        'Education Packages is running on this data. Stop it first, then run this again.',
      );
    }
    rmSync(join(config.dataDir, 'graph'), { recursive: true, force: true });
  }
  await onLists(async ({ app, graph, afterwards }) => {
    await graph.provision();
    await graph.start();
    if (!isEmptySite(app)) {
      return refuse(
        'The site already holds data, so the demo council was not loaded. Start afresh with: npm run seed -- --reset',
      );
    }
    await loadDemo(
      app,
      (method, path, body) => graph.raw(method, path, body),
      noonOf(app, afterwards),
      (line) => {
        console.log(line);
      },
    );
    console.log(
      `Loaded ${String(app.providers.all().length)} providers and ${String(app.packages.all().length)} packages.`,
    );
  });
}

function refuse(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}
