import { type Config, ConfigFaults, readConfig } from './config';
import { demoPeople } from './demo/people';
import { DataFolderServed } from './reach';

/** What a newcomer reads when everything runs: where to click, whom to be, what to try. */
export function greeting(config: Config): string {
  if (config.mode === 'cloud') return `Education Packages listens on port ${String(config.port)}.`;
  const tab = `http://127.0.0.1:${String(config.port)}`;
  const graph = config.localGraphUrl ?? `http://127.0.0.1:${String(config.localGraphPort)}`;
  const people = demoPeople.slice(0, 3).map(({ name, jobTitle }) => `${name} (${jobTitle})`);
  return `
Education Packages is ready.
  The tab       ${tab}
  Be somebody   ${people.join(', ')}: the picture at the top right
  Try a line    log eotas AB12 Forest Trail Tutors 12h £45/h 9 Jun to 16 Jul
                on ${tab}/packages/new, or to the bot with "npm run playground";
                objectives are asked for before it goes to approval
  Local Graph   ${graph}/v1.0
  Data          ${config.dataDir} ("npm run seed -- --reset" starts afresh)
`;
}

/** What stopped the start, in a sentence with its remedy. */
export function whyNotStarted(error: unknown): string {
  if (error instanceof ConfigFaults) return error.message;
  if (error instanceof DataFolderServed) {
    const second = `PORT=3980 LOCAL_GRAPH_URL=${error.localGraphUrl} npm start`;
    return `${error.message}\nStop that process, or start a second one beside it: ${second}`;
  }
  if (isPortTaken(error)) {
    const name = error.port === readConfig().port ? 'PORT' : 'LOCAL_GRAPH_PORT';
    const other = `${name}=${String(error.port + 10)} npm start`;
    return `Port ${String(error.port)} is in use. Stop what uses it, or choose another: ${other}`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function isPortTaken(error: unknown): error is Error & { port: number } {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  return isTaken && 'port' in error && typeof error.port === 'number';
}
