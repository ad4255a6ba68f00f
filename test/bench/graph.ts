import { deltaBench } from './graphDelta';
import { memoryBench } from './graphMemory';
import { listReadBench } from './graphReading';
import type { Result } from './result';
import { localGraphBench } from './graphWriting';

/** The way to Graph and the local Graph: reading, changes, writing and memory. */
export async function* graphBench(
  root: string,
  say: (line: string) => void,
): AsyncGenerator<Result> {
  yield* await listReadBench(say);
  yield* await deltaBench(say);
  yield* await localGraphBench(root, say);
  yield* await memoryBench(say);
}
