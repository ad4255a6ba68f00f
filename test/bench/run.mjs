// npm run bench [-- NAME] [--json]: bundles the benches with the product and runs them.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root } from '../../teamsapp/ready.mjs';

ensureInstalled();
await ensureBuilt();
const outdir = join(root, 'dist/bench');
await build({
  // The others are programs of their own: what serves or is measured must not share the process.
  entryPoints: {
    main: join(root, 'test/bench/main.ts'),
    graphStub: join(root, 'test/bench/graphStub.ts'),
    graphMirror: join(root, 'test/bench/graphMirror.ts'),
    graphLocal: join(root, 'graph/local/main.ts'),
  },
  outdir,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  sourcemap: true,
  logLevel: 'warning',
});
const args = ['--expose-gc', join(outdir, 'main.cjs'), ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, args, {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, TZ: 'Europe/London' },
});
process.exit(status ?? 1);
