// Builds dist/: the server and its commands with esbuild, the tab with Vite.
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './ready.mjs';

const dist = join(root, 'dist');

/** One file for the server and one for each command; packages stay outside, so stack traces are ours. */
export async function buildServer() {
  const { build } = await import('esbuild');
  const commands = readdirSync(join(root, 'teamsapp/commands'))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({
      in: join(root, 'teamsapp/commands', name),
      out: `commands/${basename(name, '.ts')}`,
    }));
  await build({
    entryPoints: [
      { in: join(root, 'teamsapp/main.ts'), out: 'main' },
      { in: join(root, 'graph/local/main.ts'), out: 'commands/graphLocal' },
      ...commands,
    ],
    outdir: dist,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
  });
  const images = join(root, 'bot/cards/images');
  mkdirSync(join(dist, 'cards'), { recursive: true });
  if (existsSync(images))
    cpSync(images, join(dist, 'cards'), {
      recursive: true,
      filter: (path) => !path.endsWith('.svg'),
    });
}

export async function buildTab() {
  const { build } = await import('vite');
  rmSync(join(dist, 'tab'), { recursive: true, force: true });
  await build({ configFile: join(root, 'tab/vite.config.ts'), logLevel: 'warn' });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildServer();
  await buildTab();
}
