import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The product's own folder: where package.json, manifest/ and dist/ are, wherever we were started. */
export function projectRoot(from: string = __dirname): string {
  if (existsSync(join(from, 'package.json')) && existsSync(join(from, 'manifest'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('The folder with package.json and manifest/ was not found.');
  return projectRoot(parent);
}
