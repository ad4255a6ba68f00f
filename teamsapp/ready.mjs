// Makes this checkout ready to run: installs and builds what is missing. Plain Node, because
// nothing is installed yet when it first runs.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');

/** Stops with a sentence when this Node is older than what the product is tried on. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Education Packages needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Installs the locked packages when any is missing or of another version. */
export function ensureInstalled() {
  if (isInstalled()) return;
  console.log('Installing packages (once, about a minute) …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

function isInstalled() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(installed, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || present[path]?.version === entry.version,
  );
}

/** Builds the server and the tab when their sources changed since they were last built. */
export async function ensureBuilt({ tab = true } = {}) {
  await ensureStep('server', ['teamsapp', 'bot', 'graph'], 'buildServer');
  if (tab) await ensureStep('tab', ['tab'], 'buildTab');
}

async function ensureStep(name, folders, builder) {
  const stamp = join(dist, `${name}.stamp`);
  const state = fingerprint([...folders, 'package-lock.json', 'teamsapp/build.mjs']);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return;
  console.log(`Building the ${name} …`);
  const build = await import('./build.mjs');
  await build[builder]();
  writeFileSync(stamp, state);
}

/** Names, sizes and times of all files below: changes whenever one of them does. */
function fingerprint(paths) {
  const hash = createHash('sha256');
  const visit = (path) => {
    const stat = statSync(path);
    if (!stat.isDirectory()) return hash.update(`${path}:${stat.size}:${stat.mtimeMs};`);
    for (const name of readdirSync(path).sort())
      if (name !== 'node_modules') visit(join(path, name));
  };
  for (const path of paths) visit(join(root, path));
  return hash.digest('hex');
}

/** Runs a program of this checkout to its end, with its output shown; a failure ends us too. */
export function run(program, args, options = {}) {
  const onWindows = process.platform === 'win32';
  const result = spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    shell: onWindows,
    ...options,
  });
  if (result.status === 0) return;
  console.error(`"${program} ${args.join(' ')}" failed. Nothing was started.`);
  process.exit(result.status ?? 1);
}
