import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Afterwards } from '../afterwards';
import type { App } from '../app';
import { noonOf } from './earlier';
import { isEmptySite } from './isEmptySite';
import { loadDemo } from './loadDemo';
import type { GraphCall } from './tenant';

const markIn = (dataDir: string) => join(dataDir, 'loading-demo');

/** Throws a demo away whose loading was cut off: nobody has worked in it yet. Before Graph opens. */
export function clearHalfLoaded(dataDir: string): void {
  if (!existsSync(markIn(dataDir))) return;
  rmSync(join(dataDir, 'graph'), { recursive: true, force: true });
  rmSync(markIn(dataDir));
}

/** Loads the demo council when the site is empty; a mark in the data folder says while it does. */
export async function loadOnFirstStart(
  app: App,
  afterwards: Afterwards,
  graph: GraphCall,
  dataDir: string,
): Promise<void> {
  if (!isEmptySite(app)) return;
  writeFileSync(markIn(dataDir), '');
  await loadDemo(app, graph, noonOf(app, afterwards), (line) => {
    console.log(line);
  });
  rmSync(markIn(dataDir));
}
