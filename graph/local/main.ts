import { dataFlag, faultsFlag, portFlag, recordFlag, seedFlag, throttleFlag } from './flags';
import { LocalGraphLocked, openLocalGraph, serveLocalGraph, type LocalGraph } from './index';
import { helpText, readFlags } from './usage';

/** Serves the local Graph alone, as the flags of the command say. */
async function main(): Promise<void> {
  const flags = readFlags(process.argv.slice(2));
  if (flags.help) {
    process.stdout.write(helpText());
    return;
  }
  const port = portFlag(flags.port);
  const graph = openLocalGraph({
    dataDir: dataFlag(flags.data),
    sites: flags.site ?? [],
    faults: flags.faults === undefined ? [] : faultsFlag(flags.faults),
    seed: seedFlag(flags.seed),
    switches: throttleFlag(flags.throttle),
    ...(flags.record === undefined ? {} : { record: recordFlag(flags.record) }),
  });
  const served = await serveLocalGraph(graph, { port }).catch((cause: unknown) => {
    graph.close();
    throw cause;
  });
  process.stdout.write(`Local Graph on ${served.url}/v1.0, data in ${flags.data}\n`);
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
  if (cause instanceof Error && 'code' in cause && cause.code === 'EACCES') {
    return 'The port needs more rights than this program has; choose one above 1023 with --port.';
  }
  return cause instanceof Error ? cause.message : String(cause);
}

main().catch((cause: unknown) => {
  process.stderr.write(`The local Graph did not start. ${explain(cause)}\n`);
  process.exitCode = 1;
});
