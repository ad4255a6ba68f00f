import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../teamsapp/root';
import { median, type Result } from './result';
import type { World } from './world';

/** npm start's program: first start with the demo, second start, and memory; and this process's. */
export async function startBench(world: World): Promise<Result[]> {
  globalThis.gc?.();
  const full = process.memoryUsage().rss / 1e6;
  const dataDir = join(projectRoot(), '.local-bench-start');
  rmSync(dataDir, { recursive: true, force: true });
  const first = await startOnce(dataDir);
  const second = await startOnce(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
  const empty = await median(5, () => emptyNode());
  return [
    { name: 'first start to ready, loading the demo', value: first.ready, unit: 'ms' },
    {
      name: 'second start to ready',
      value: second.ready,
      unit: 'ms',
      peer: 'an empty Node process',
      peerValue: empty,
    },
    {
      name: 'second start to listening',
      value: second.listening,
      unit: 'ms',
      peer: 'an empty Node process',
      peerValue: empty,
    },
    { name: 'resident memory of the demo, idle', value: second.memory, unit: 'MB' },
    {
      name: `resident memory with ${String(world.app.packages.all().length)} packages`,
      value: full,
      unit: 'MB',
    },
  ];
}

interface Start {
  listening: number;
  ready: number;
  memory: number;
}

async function startOnce(dataDir: string): Promise<Start> {
  const env = { ...process.env, DATA_DIR: dataDir, PORT: '45978', LOCAL_GRAPH_PORT: '45979' };
  const started = performance.now();
  const child = spawn(process.execPath, ['teamsapp/start.mjs'], {
    cwd: projectRoot(),
    env,
    stdio: 'ignore',
  });
  const since = () => performance.now() - started;
  try {
    await until('http://127.0.0.1:45978/healthz');
    const listening = since();
    await until('http://127.0.0.1:45978/readyz');
    const ready = since();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const status = readFileSync(`/proc/${String(child.pid)}/status`, 'utf8');
    return { listening, ready, memory: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1000 };
  } finally {
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
  }
}

/** Asks until the answer is 200, for two minutes at most. */
async function until(url: string): Promise<void> {
  for (let tries = 0; tries < 12_000; tries += 1) {
    const status = await fetch(url).then(
      (response) => response.status,
      () => 0,
    );
    if (status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`${url} did not become ready.`);
}

function emptyNode(): Promise<void> {
  return new Promise((resolve) => {
    spawn(process.execPath, ['-e', '0']).once('exit', () => {
      resolve();
    });
  });
}
