import type { Memory } from './graphMirror';
import { startProgram } from './graphProgram';
import type { Result } from './result';

const count = 100_000;
const limit = { of: 'value' as const, atMost: 250 };

/** The memory of a process that holds 100,000 packages, read from a Graph in another process. */
export async function memoryBench(say: (line: string) => void): Promise<Result[]> {
  const stub = await startProgram('graphStub', String(count), 'whole');
  try {
    const megabytes = Number(stub.line.split(' ')[1]) / 1e6;
    say(`A mirror in another process, of ${megabytes.toFixed(0)} MB of JSON.`);
    const mirror = await startProgram('graphMirror', stub.url);
    await mirror.end();
    // The program is this bench's own and prints its own type.
    const memory = JSON.parse(mirror.line) as Memory;
    if (memory.rows !== count) throw new Error(`The mirror holds ${String(memory.rows)} rows.`);
    const unit = 'MB';
    const peer = 'the same process before it is filled';
    const name = `resident memory with ${String(count)} packages`;
    return [
      { name, value: memory.filled, unit, peer, peerValue: memory.empty, goal: limit },
      { name: 'the most that was resident while filling', value: memory.peak, unit },
      { name: 'of it JavaScript heap in use', value: memory.heap, unit },
    ];
  } finally {
    await stub.end();
  }
}
