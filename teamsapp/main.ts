import { existsSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { pino } from 'pino';
import { compose, type Product } from './compose';
import { type Config, ConfigFaults, readConfig } from './config';
import { noonOf } from './demo/earlier';
import { isEmptySite } from './demo/isEmptySite';
import { loadDemo } from './demo/loadDemo';
import { demoPeople } from './demo/people';
import { DataFolderServed } from './openApp';

/** Starts the product, prints where to click, and stops gracefully when asked to. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = pino({ level: config.logLevel, base: null }, pino.destination(2));
  if (config.mode === 'local') clearHalfLoaded(config.dataDir);
  const product = await compose(config, log);
  const server = await listen(product, config);
  stopWhenAsked(product, server);
  await serveLocalGraph(product, config);
  await product.start();
  if (config.mode === 'local' && isEmptySite(product.app)) await loadOnce(product, config.dataDir);
  greet(config);
}

/** Listens on loopback in local mode, and says what to do when the port is taken. */
function listen(product: Product, config: Config): Promise<Server> {
  return new Promise((resolve, reject) => {
    const onListening = (error?: Error) => {
      if (error) reject(error);
      else resolve(server);
    };
    const server =
      config.mode === 'local'
        ? product.server.listen(config.port, '127.0.0.1', onListening)
        : product.server.listen(config.port, onListening);
  });
}

async function serveLocalGraph(product: Product, config: Config): Promise<void> {
  if (config.mode !== 'local' || !product.serveGraph) return;
  await product.serveGraph(config.localGraphPort);
}

/** A demo whose loading was cut off is thrown away: nobody has worked in it yet. */
function clearHalfLoaded(dataDir: string): void {
  const mark = join(dataDir, 'loading-demo');
  if (!existsSync(mark)) return;
  rmSync(join(dataDir, 'graph'), { recursive: true, force: true });
  rmSync(mark);
}

async function loadOnce(product: Product, dataDir: string): Promise<void> {
  const mark = join(dataDir, 'loading-demo');
  writeFileSync(mark, '');
  const { app, graph, afterwards } = product;
  const time = noonOf(app, afterwards);
  await loadDemo(
    app,
    (method, path, body) => graph.raw(method, path, body as object | undefined),
    time,
    (line) => {
      console.log(line);
    },
  );
  rmSync(mark);
}

function greet(config: Config): void {
  if (config.mode === 'cloud') {
    console.log(`Education Packages listens on port ${String(config.port)}.`);
    return;
  }
  const [staff, manager, administrator] = demoPeople;
  const tab = `http://127.0.0.1:${String(config.port)}`;
  console.log(`
Education Packages is ready.
  The tab        ${tab}
  Be somebody    ${[staff, manager, administrator].map((person) => `${person?.name ?? ''} (${person?.jobTitle ?? ''})`).join(', ')}: the picture at the top right
  Try a line     log eotas AB12 Forest Trail Tutors 12h £45/h 9 Jun to 16 Jul
                 on ${tab}/packages/new, or to the bot with "npm run playground"
  Local Graph    ${config.localGraphUrl ?? `http://127.0.0.1:${String(config.localGraphPort)}`}/v1.0
  Data           ${config.dataDir} (npm run seed -- --reset starts afresh)
`);
}

function stopWhenAsked(product: Product, server: Server): void {
  let isStopping = false;
  const stop = () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    server.close();
    server.closeIdleConnections();
    product.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** What stopped us, in a sentence with its remedy. */
function explain(error: unknown): string {
  if (error instanceof ConfigFaults) return error.message;
  if (error instanceof DataFolderServed) {
    return `${error.message}\nStop that process, or start a second one beside it: PORT=3980 LOCAL_GRAPH_URL=${error.localGraphUrl} npm start`;
  }
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE' && 'port' in error) {
    const name = error.port === readConfig().port ? 'PORT' : 'LOCAL_GRAPH_PORT';
    return `Port ${String(error.port)} is in use. Stop what uses it, or choose another: ${name}=${String(Number(error.port) + 10)} npm start`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exit(1);
});
