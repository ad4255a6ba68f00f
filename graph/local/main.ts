import { parseArgs } from 'node:util';
import { faultsFlag, recordFlag, seedFlag, throttleFlag } from './flags';
import { LocalGraphLocked, openLocalGraph, serveLocalGraph, type LocalGraph } from './index';

/**
 * Serves the local Graph alone: `--port P --data DIR [--site PATH]...`, and for bad days
 * `[--faults FILE|JSON] [--seed N] [--throttle BAND]`,
 * and `[--record FILE]` writes every request and answer down.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '3979' },
      data: { type: 'string', default: '.local/graph' },
      site: { type: 'string', multiple: true, default: [] },
      faults: { type: 'string' },
      record: { type: 'string' },
      throttle: { type: 'string', default: 'off' },
      seed: { type: 'string', default: '1' },
    },
  });
  const graph = openLocalGraph({
    dataDir: values.data,
    sites: values.site,
    faults: values.faults === undefined ? [] : faultsFlag(values.faults),
    seed: seedFlag(values.seed),
    switches: throttleFlag(values.throttle),
    ...(values.record === undefined ? {} : { record: recordFlag(values.record) }),
  });
  const served = await serveLocalGraph(graph, { port: Number(values.port) }).catch(
    (cause: unknown) => {
      graph.close();
      throw cause;
    },
  );
  process.stdout.write(`Local Graph on ${served.url}/v1.0, data in ${values.data}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop(graph, served.close));
  }
}

async function stop(graph: LocalGraph, close: () => Promise<void>): Promise<void> {
  await close();
  graph.close();
}

function explain(cause: unknown): string {
  if (cause instanceof LocalGraphLocked) return cause.message;
  if (cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE') {
    return 'The port is in use by another program; choose one with --port.';
  }
  return cause instanceof Error ? cause.message : String(cause);
}

main().catch((cause: unknown) => {
  process.stderr.write(`The local Graph did not start. ${explain(cause)}\n`);
  process.exitCode = 1;
});
