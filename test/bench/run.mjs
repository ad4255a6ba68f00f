// npm run bench [-- NAME] [--json]: bundles the benches with the product and runs them.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root } from '../../teamsapp/ready.mjs';

ensureInstalled();
await ensureBuilt();
const outfile = join(root, 'dist/bench/main.cjs');
await build({
  entryPoints: [join(root, 'test/bench/main.ts')],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  sourcemap: true,
  logLevel: 'warning',
});
const args = ['--expose-gc', outfile, ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, args, {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, TZ: 'Europe/London' },
});
process.exit(status ?? 1);
