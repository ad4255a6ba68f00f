// npm run test:soak: many kills of the local Graph while it writes, and pairs of faults in the main job.
// CRASH_ROUNDS and FAULT_PAIRS say how many; FAULT_CASE of a failure replays it (test/faults).
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { checkNode, ensureInstalled, root } from '../teamsapp/ready.mjs';

checkNode();
ensureInstalled();

const { CRASH_ROUNDS = '100', FAULT_PAIRS = '300' } = process.env;
console.log(`${CRASH_ROUNDS} kills and ${FAULT_PAIRS} pairs of faults ...`);
const jest = join(root, 'node_modules/jest/bin/jest.js');
const { status } = spawnSync(
  process.execPath,
  [
    jest,
    '--config',
    'test/jest.config.cjs',
    '--verbose',
    'test/graph/local/crash',
    'test/faults/matrix',
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CRASH_ROUNDS, FAULT_PAIRS, TZ: 'Europe/London' },
  },
);
process.exit(status ?? 1);
