// Holds what a test run recorded against the contracts of Graph; true when nothing left them.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../teamsapp/ready.mjs';

/** Prints one line with the figures, and before it a line for each finding. */
export async function checkContracts({ records, tallies }) {
  // Loaded here: on a clean checkout nothing is installed when this file is.
  const { build } = await import('esbuild');
  const outfile = join(root, 'dist/contracts/main.cjs');
  await build({
    entryPoints: [join(root, 'test/contracts/main.ts')],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'warning',
  });
  const { status } = spawnSync(process.execPath, [outfile, records, tallies], {
    cwd: root,
    stdio: 'inherit',
  });
  return status === 0;
}
