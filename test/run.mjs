// npm test: installs what is missing, then format, lint, types, unit tests and journeys, browser.
// Prints "N passed, N failed" alone on its last line.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkNode, ensureBuilt, ensureInstalled, root } from '../teamsapp/ready.mjs';
import { checkContracts } from './contracts/run.mjs';

checkNode();
ensureInstalled();
ensureChromium();
await ensureBuilt();

const results = temporary('test');
// What local Graphs say is checked after the suites: here, and by each test file for its own.
const watch = process.env.CONTRACTS_DIR && {
  records: temporary('records'),
  tallies: temporary('tallies'),
};
const env = {
  ...process.env,
  TZ: 'Europe/London',
  ...(watch && {
    LOCAL_GRAPH_RECORD: watch.records,
    CONTRACTS_RECORDS: watch.records,
    CONTRACTS_RESULTS: watch.tallies,
  }),
};
const totals = { passed: 0, failed: 0, skipped: 0 };

step('format', 'prettier', ['--check', '--log-level=warn', '.']);
step('lint', 'eslint', ['--max-warnings', '0', '.']);
for (const project of ['tsconfig.json', 'tab/tsconfig.json', 'test/tsconfig.json']) {
  step(`types of ${project}`, 'tsc', ['--noEmit', '-p', project]);
}
suite('unit', ['--config', 'test/jest.config.cjs']);
suite(
  'dates in UTC',
  [
    '--config',
    'test/jest.config.cjs',
    'test/teamsapp/common',
    'test/teamsapp/settings',
    'test/teamsapp/lines',
  ],
  { TZ: 'UTC' },
);
suite('browser', ['--config', 'test/jest.browser.cjs']);
await contracts();

console.log(
  `\n${totals.passed} passed, ${totals.failed} failed${totals.skipped ? `, ${totals.skipped} skipped` : ''}`,
);
process.exit(totals.failed === 0 ? 0 : 1);

/** Holds every exchange of the run with a local Graph against Microsoft's own description. */
async function contracts() {
  if (!watch) {
    console.log('skipped: contracts, because CONTRACTS_DIR is not set');
    return;
  }
  totals[(await checkContracts(watch)) ? 'passed' : 'failed'] += 1;
  for (const folder of Object.values(watch)) rmSync(folder, { recursive: true, force: true });
}

function temporary(name) {
  return mkdtempSync(join(tmpdir(), `education-packages-${name}-`));
}

/** A locked package's own program. */
function bin(name) {
  return join(root, 'node_modules/.bin', process.platform === 'win32' ? `${name}.cmd` : name);
}

function step(name, program, args) {
  const started = Date.now();
  const { status } = spawnSync(bin(program), args, { cwd: root, stdio: 'inherit', env });
  totals[status === 0 ? 'passed' : 'failed'] += 1;
  console.log(
    `${status === 0 ? 'ok' : 'FAILED'}: ${name} (${Math.round((Date.now() - started) / 1000)} s)`,
  );
}

function suite(name, args, more = {}) {
  const file = join(results, `${name.replace(/\W/g, '-')}.json`);
  const { status } = spawnSync(
    bin('jest'),
    [...args, '--json', `--outputFile=${file}`, '--silent=false'],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...env, ...more },
    },
  );
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  totals.passed += report?.numPassedTests ?? 0;
  totals.skipped += report?.numPendingTests ?? 0;
  totals.failed += report ? report.numFailedTests + report.numRuntimeErrorTestSuites : 1;
  if (status !== 0 && report?.success) totals.failed += 1;
  console.log(`${status === 0 ? 'ok' : 'FAILED'}: ${name}`);
}

/** The browser journeys need a Chromium: installed here on Debian as root, named exactly elsewhere. */
function ensureChromium() {
  if (existsSync('/usr/bin/chromium')) return;
  const isDebian = existsSync('/etc/debian_version');
  if (isDebian && process.getuid?.() === 0) {
    console.log('Installing Chromium for the browser tests …');
    const quiet = { stdio: ['ignore', 'ignore', 'inherit'] };
    spawnSync('apt-get', ['update', '-q'], quiet);
    const { status } = spawnSync(
      'apt-get',
      ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-open-sans'],
      quiet,
    );
    if (status === 0) return;
  }
  console.error(
    'The browser tests need Chromium at /usr/bin/chromium. On Debian: sudo apt-get install chromium fonts-open-sans',
  );
  process.exit(1);
}
