import { pino } from 'pino';
import { AppError } from './common/errors';
import { type Config, ConfigFaults, readConfig } from './config';
import { type OpenApp, openAppForCommand } from './openApp';
import { DataFolderServed } from './reach';
import type { Actor } from './people/actor';

export type { OpenApp } from './openApp';

/**
 * Runs one command on the lists: opens the app, works, closes. A refusal is printed as its
 * sentence and ends with status 1; nothing is left open either way. `adjusted` may put what the
 * command line says over the environment.
 */
export async function onLists(
  work: (open: OpenApp, config: Config) => Promise<void>,
  adjusted: (config: Config) => Config = (config) => config,
): Promise<void> {
  let open: OpenApp | undefined;
  try {
    const config = adjusted(readConfig());
    open = await openAppForCommand(
      config,
      pino({ level: 'warn', base: null }, pino.destination(2)),
    );
    await work(open, config);
  } catch (error) {
    console.error(sentenceOf(error));
    process.exitCode = 1;
  } finally {
    await open?.close();
  }
}

/** Reads the lists, making them first in local mode, where a folder may be new. */
export async function readLists({ graph }: OpenApp, config: Config): Promise<void> {
  if (config.mode === 'local') await graph.provision();
  await graph.start();
}

/** Who a command acts as: the council's administrator locally, the app itself in a real tenant. */
export async function commandActor({ app }: OpenApp, config: Config): Promise<Actor> {
  const people = config.mode === 'local' ? await app.directory.people() : [];
  return people.find(({ roles }) => roles.includes('administrator')) ?? itself(config);
}

function itself(config: Config): Actor {
  return {
    id: config.mode === 'cloud' ? config.graphClientId : '00000000-0000-0000-0000-000000000001',
    name: 'Education Packages',
    tenantId: config.mode === 'cloud' ? config.tenantId : '',
    roles: ['administrator', 'commissioner', 'manager'],
    teams: [],
    isGuest: false,
  };
}

function sentenceOf(error: unknown): string {
  const isExpected =
    error instanceof AppError || error instanceof ConfigFaults || error instanceof DataFolderServed;
  if (isExpected) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
