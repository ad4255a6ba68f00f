import { readFileSync } from 'node:fs';
import { openMirror } from '../../graph/mirror';
import { packages as packageSchema } from '../../graph/schema/packages';
import { gatewayTo } from './graphReaders';

/** What the process of a filled mirror holds, in megabytes. */
export interface Memory {
  rows: number;
  /** Resident before the mirror is filled, with the program loaded. */
  empty: number;
  /** Resident with the mirror filled, after a collection. */
  filled: number;
  /** The most that was ever resident. */
  peak: number;
  heap: number;
}

/** Fills a mirror of the packages from the Graph of the address given and prints its memory. */
async function main(): Promise<void> {
  const empty = await settled();
  const mirror = openMirror({
    schema: packageSchema,
    graph: gatewayTo(process.argv[2] ?? ''),
    address: () => ({ siteId: 's', listId: 'l' }),
    onDamaged: (_, id, problem) => {
      throw new Error(`Row ${String(id)} ${problem}`);
    },
  });
  await mirror.refresh();
  const rows = mirror.copy.all().length;
  const filled = await settled();
  const heap = process.memoryUsage().heapUsed / 1e6;
  const memory: Memory = { rows, empty, filled, peak: peak(), heap };
  console.log(JSON.stringify(memory));
  // The mirror must not be collected before it is measured.
  process.exitCode = mirror.copy.size === rows ? 0 : 1;
}

/** Resident megabytes once garbage is collected and freed pages are given back. */
async function settled(): Promise<number> {
  for (let round = 0; round < 5; round += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return process.memoryUsage().rss / 1e6;
}

/** Linux notes the peak itself; elsewhere the operating system's own count is taken. */
function peak(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS / 1e3;
  const status = readFileSync('/proc/self/status', 'utf8');
  return (Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) * 1024) / 1e6;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
