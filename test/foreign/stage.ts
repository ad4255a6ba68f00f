import { openLocalGraph, serveLocalGraph } from '../../graph/local';

/** A local Graph behind HTTP, for clients that know it only by its address. */
export interface Stage {
  /** Without a version and without a slash at its end. */
  url: string;
  close(): Promise<void>;
}

/** Opens an empty local Graph with one more site and serves it on a free port. */
export async function setStage(): Promise<Stage> {
  const graph = openLocalGraph({ dataDir: ':memory:', sites: ['sites/education'] });
  const served = await serveLocalGraph(graph, { port: 0 });
  return {
    url: served.url,
    async close() {
      await served.close();
      graph.close();
    },
  };
}

/**
 * Loads a package of ES modules as it is shipped, through node's own import.
 *
 * Jest would rewrite every file of it first, which for these clients takes longer than the tests
 * and would test something else than what people run.
 */
export async function shipped<Module>(name: string): Promise<Module> {
  const { importAsShipped } = globalThis as {
    importAsShipped?: (name: string) => Promise<unknown>;
  };
  if (!importAsShipped) throw new Error('The test environment gives no importAsShipped.');
  return (await importAsShipped(name)) as Module;
}
