// npm run test:soak: many kills of the local Graph while it writes, pairs of faults in the main job,
// and many steps of the model of the approval flow, half of them one by one and half in crowds.
// CRASH_ROUNDS, FAULT_PAIRS and MODEL_STEPS say how many; what a failure prints replays it.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { checkNode, ensureInstalled, root } from '../teamsapp/ready.mjs';

checkNode();
ensureInstalled();

const { CRASH_ROUNDS = '100', FAULT_PAIRS = '300', MODEL_STEPS = '1000000' } = process.env;
console.log(
  `${CRASH_ROUNDS} kills, ${FAULT_PAIRS} pairs of faults and ${MODEL_STEPS} model steps ...`,
);
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
    'test/model/everyday',
    'test/model/crowd',
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      CRASH_ROUNDS,
      FAULT_PAIRS,
      MODEL_STEPS: String(Math.ceil(Number(MODEL_STEPS) / 2)),
      TZ: 'Europe/London',
    },
  },
);
process.exit(status ?? 1);
