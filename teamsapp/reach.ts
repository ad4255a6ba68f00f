import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GraphTransport } from '../graph';
import type { CloudConfig, Config, LocalConfig } from './config';

/** The way to Graph that a configuration names. */
export interface Reached {
  transport: GraphTransport;
  /** Serves the local Graph to others; undefined where another process or a tenant has it. */
  serve?(port: number): Promise<{ url: string }>;
  close(): Promise<void>;
}

/**
 * Reaches the tenant, the local Graph of another process, or opens the data folder's own. Throws
 * DataFolderServed when another process has the folder open and serves it.
 */
export async function reach(config: Config): Promise<Reached> {
  if (config.mode === 'cloud') return wayOf(cloudTransport(config));
  if (config.localGraphUrl) return byHttp(config.localGraphUrl);
  return ownLocalGraph(config);
}

function cloudTransport(config: CloudConfig): GraphTransport {
  const { tenantId, graphClientId: clientId, graphClientSecret: clientSecret } = config;
  return { kind: 'cloud', credentials: { tenantId, clientId, clientSecret } };
}

function byHttp(url: string): Reached {
  return wayOf({ kind: 'local', url });
}

/** A way that ends by itself. */
export function wayOf(transport: GraphTransport): Reached {
  return { transport, close: () => Promise.resolve() };
}

/** Opens the folder's data, or reaches the process that has it open. */
async function ownLocalGraph(config: LocalConfig): Promise<Reached> {
  // Loaded here only: in cloud mode no code of the local Graph runs.
  const { LocalGraphLocked, openLocalGraph, serveLocalGraph } = await import('../graph/local');
  mkdirSync(config.dataDir, { recursive: true });
  const note = join(config.dataDir, 'serving.json');
  try {
    const graph = openLocalGraph({
      dataDir: join(config.dataDir, 'graph'),
      sites: sitePaths(config.siteUrl),
    });
    let served: { url: string; close(): Promise<void> } | undefined;
    return {
      transport: { kind: 'inProcess', handle: (request) => graph.handle(request) },
      async serve(port) {
        served = await serveLocalGraph(graph, { port });
        writeFileSync(note, JSON.stringify({ localGraphUrl: served.url, process: process.pid }));
        return { url: served.url };
      },
      async close() {
        rmSync(note, { force: true });
        await served?.close();
        graph.close();
      },
    };
  } catch (error) {
    if (!(error instanceof LocalGraphLocked)) throw error;
    const url = servedAt(note);
    if (!url) throw error;
    throw new DataFolderServed(url, error.message);
  }
}

/** Another process has the data folder open and serves it here: commands go through it. */
export class DataFolderServed extends Error {
  constructor(
    readonly localGraphUrl: string,
    message: string,
  ) {
    super(message);
    this.name = 'DataFolderServed';
  }
}

function servedAt(note: string): string | undefined {
  if (!existsSync(note)) return undefined;
  const read: unknown = JSON.parse(readFileSync(note, 'utf8'));
  const isNote = typeof read === 'object' && read !== null && 'localGraphUrl' in read;
  return isNote && typeof read.localGraphUrl === 'string' ? read.localGraphUrl : undefined;
}

/** The site's path below its host, for the local Graph to make: none for the root site. */
function sitePaths(siteUrl: string): string[] {
  const path = siteUrl.split(':/')[1];
  return path ? [path] : [];
}
