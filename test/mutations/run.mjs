// npm run test:mutations [-- WORDS]: plants one bug after another in a copy of the repository and
// runs the tests that must notice it. With words, only the bugs whose name has them.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { transformSync } from 'esbuild';
import { checkNode, ensureInstalled, root } from '../../teamsapp/ready.mjs';
import { planted } from './planted.mjs';

checkNode();
ensureInstalled();

const words = process.argv.slice(2).join(' ');
const wanted = planted.filter(({ name }) => name.includes(words));
const copy = copyOfTree();
const faulty = wanted.flatMap(problemsOf);
if (faulty.length > 0 || wanted.length === 0) {
  console.error(faulty.join('\n') || `No planted bug has "${words}" in its name.`);
  rmSync(copy, { recursive: true, force: true });
  process.exit(1);
}

const started = Date.now();
let caught = 0;
try {
  // Tests that fail without any bug would seem to catch every one.
  const tests = [...new Set(wanted.flatMap((bug) => bug.tests))];
  if (!run(tests)) throw new Error('The named tests fail without a planted bug.');
  for (const bug of wanted) if (isCaught(bug)) caught += 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
console.log(`\n${seconds(started)} s in all`);
console.log(`${wanted.length} planted, ${caught} caught`);
process.exit(caught === wanted.length ? 0 : 1);

/** A copy beside nothing of value, with the packages of this checkout. */
function copyOfTree() {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'education-packages-mutations-'));
  const left = ['node_modules', '.git', 'dist', 'docs', 'coverage'];
  const isSource = (path) =>
    path === root || !(left.includes(basename(path)) || basename(path).startsWith('.local'));
  cpSync(root, folder, { recursive: true, filter: isSource });
  symlinkSync(realpathSync(join(root, 'node_modules')), join(folder, 'node_modules'));
  return folder;
}

/** A bug that cannot be planted, or a test that is not there, would pass for noticed. */
function problemsOf({ name, file, text, instead, tests }) {
  const whole = readFileSync(join(copy, file), 'utf8');
  const count = whole.split(text).length - 1;
  const missing = tests.filter((test) => !existsSync(join(copy, test)));
  const isTypeScript = parses(whole.replace(text, () => instead));
  return [
    ...(isTypeScript ? [] : [`"${name}": what is planted is no TypeScript.`]),
    ...(count === 1 ? [] : [`"${name}": its text is in ${file} ${count} times, not once.`]),
    ...missing.map((test) => `"${name}": there is no ${test}.`),
  ];
}

function parses(source) {
  try {
    transformSync(source, { loader: 'ts', logLevel: 'silent' });
    return true;
  } catch (error) {
    console.error(error.message);
    return false;
  }
}

function isCaught({ name, file, text, instead, why, tests }) {
  const path = join(copy, file);
  const whole = readFileSync(path, 'utf8');
  const began = Date.now();
  writeFileSync(
    path,
    whole.replace(text, () => instead),
  );
  const passed = run(tests);
  writeFileSync(path, whole);
  console.log(`${passed ? 'SURVIVED' : 'caught  '}  ${name} (${seconds(began)} s)`);
  if (passed)
    console.log(`          ${file}: ${why}\n          not noticed by ${tests.join(', ')}`);
  return !passed;
}

/** Whether these test files pass in the copy. */
function run(tests) {
  const jest = join(copy, 'node_modules/jest/bin/jest.js');
  const args = ['--config', 'test/jest.config.cjs', '--maxWorkers=2', '--silent', '--bail'];
  const { status, signal } = spawnSync(
    process.execPath,
    [jest, ...args, '--runTestsByPath', ...tests],
    {
      cwd: copy,
      stdio: 'ignore',
      // A model run that is long enough for a bug is short enough to be waited for.
      env: { MODEL_STEPS: '4000', ...process.env, TZ: 'Europe/London' },
    },
  );
  if (signal) throw new Error(`The tests were ended by ${signal}.`);
  return status === 0;
}

function seconds(since) {
  return Math.round((Date.now() - since) / 1000);
}
