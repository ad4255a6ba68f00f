import type { Server } from 'node:http';
import { pino } from 'pino';
import { adoptRows, isBeforeSealing } from './activity/adoptRows';
import { compose, type Product } from './compose';
import { type Config, readConfig } from './config';
import { clearHalfLoaded, loadOnFirstStart } from './demo/firstStart';
import { greeting, whyNotStarted } from './greeting';

/** Starts the product, says where to click, and stops gracefully when asked to. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = pino({ level: config.logLevel, base: null }, pino.destination(2));
  if (config.mode === 'local' && !config.localGraphUrl) clearHalfLoaded(config.dataDir);
  const product = await compose(config, log);
  const server = await listen(product, config);
  stopWhenAsked(product, server);
  if (config.mode === 'local') await product.serveGraph?.(config.localGraphPort);
  await product.start();
  if (config.mode === 'local') {
    const { app, afterwards, graph } = product;
    await loadOnFirstStart(
      app,
      afterwards,
      (method, path, body) => graph.raw(method, path, body),
      config.dataDir,
    );
    // A folder from before rows were sealed is the person's own demo: it is taken as it is.
    if (isBeforeSealing(app)) await adoptRows(app);
  }
  product.open();
  console.log(greeting(config));
}

/** Listens; in local mode on loopback only. */
function listen({ server }: Product, config: Config): Promise<Server> {
  return new Promise((resolve, reject) => {
    const told = (error?: Error) => {
      if (error) reject(error);
      else resolve(listening);
    };
    const listening =
      config.mode === 'local'
        ? server.listen(config.port, '127.0.0.1', told)
        : server.listen(config.port, told);
  });
}

/** Stops taking requests, finishes what was accepted, lets go of the data; a second signal ends at once. */
function stopWhenAsked(product: Product, server: Server): void {
  let isStopping = false;
  const stop = () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    const answered = new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
    server.closeIdleConnections();
    // What is being answered is answered first: it may still write.
    void answered
      .then(() => product.close())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main().catch((error: unknown) => {
  console.error(whyNotStarted(error));
  process.exit(1);
});
