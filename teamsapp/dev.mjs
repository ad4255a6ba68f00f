// npm run dev: npm start, and again after every change of a source.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { root } from './ready.mjs';

const rooms = ['teamsapp', 'bot', 'graph', 'tab'];
let child = start();
let timer;

for (const room of rooms) {
  watch(join(root, room), { recursive: true }, () => {
    // An editor saves several files at once: one restart for all of them.
    clearTimeout(timer);
    timer = setTimeout(restart, 300);
  });
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    child.once('exit', () => process.exit(0));
    child.kill('SIGTERM');
  });
}

function start() {
  return spawn(process.execPath, [join(root, 'teamsapp/start.mjs')], {
    cwd: root,
    stdio: 'inherit',
  });
}

function restart() {
  console.log('A source changed: starting again …');
  if (child.exitCode !== null || child.signalCode !== null) {
    child = start();
    return;
  }
  child.once('exit', () => {
    child = start();
  });
  child.kill('SIGTERM');
}
