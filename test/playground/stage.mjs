// The app and two windows of the Microsoft 365 Agents Playground: one for staff, one for the approver.
// The Playground is fetched with npx and is no part of this project: its licence covers evaluation only.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../teamsapp/ready.mjs';

const onWindows = process.platform === 'win32';
const playground = '@microsoft/m365agentsplayground@0.2.28';
const tenantId = '00000000-0000-0000-0000-000000000000';
const firstPeople = [
  'Priya Nair',
  'Megan Ashworth',
  'Ruth Allen',
  'Tom Okafor',
  'Daniel Osei',
  'Amira Khan',
];
export const bot = { id: '28:education-packages', name: 'Education Packages' };

/** A port that nothing uses now. */
export function sparePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Starts a program of ours; its output goes to a file, so that a failure can be read. */
export function start(program, args, { env = {}, cwd = root, log }) {
  mkdirSync(cwd, { recursive: true });
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: onWindows,
    // A group of its own, so that what npx starts ends with it.
    detached: !onWindows,
  });
  const lines = [];
  const keep = (chunk) => {
    lines.push(String(chunk));
    if (log) writeFileSync(log, lines.join(''));
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return { child, output: () => lines.join('') };
}

/** Asks an address until it answers with 200; throws with what the program said when it never does. */
export async function answers(url, { seconds = 120, of } = {}) {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    if (of?.child.exitCode !== null && of?.child.exitCode !== undefined) break;
    try {
      const response = await fetch(url);
      if (response.ok) return response;
    } catch (error) {
      if (error.name !== 'TypeError') throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`${url} did not answer.\n${of?.output() ?? ''}`);
}

/** Starts the app on spare ports with an empty data folder, or uses one that runs already. */
export async function startApp({ folder, port, dataDir }) {
  const env = {
    PORT: String(port ?? (await sparePort())),
    LOCAL_GRAPH_PORT: process.env.LOCAL_GRAPH_PORT ?? String(port ? 3979 : await sparePort()),
    DATA_DIR: dataDir ?? mkdtempSync(join(tmpdir(), 'education-packages-playground-')),
    MODE: 'local',
  };
  const app = start('node', ['teamsapp/start.mjs'], { env, log: join(folder, 'app.log') });
  const url = `http://127.0.0.1:${env.PORT}`;
  await answers(`${url}/readyz`, { of: app });
  return { ...app, url, ...env };
}

/**
 * The demo's first six people with their ids of the directory. A window has one of them as its user
 * and must have exactly five others.
 */
export async function demoPeople(appUrl) {
  const { people } = await (await answers(`${appUrl}/api/local/people`)).json();
  return firstPeople.map((name) => {
    const person = people.find((one) => one.name === name);
    if (!person) throw new Error(`The demo has no ${name}.`);
    const mail = `${name.toLowerCase().replace(' ', '.')}@wealdshire.example`;
    const [givenName, surname] = name.split(' ');
    return {
      id: `29:${person.id}`,
      name,
      // The Playground's own spelling.
      userPrincipleName: mail,
      email: mail,
      aadObjectId: person.id,
      givenName,
      surname,
    };
  });
}

/** Starts one window: its user, and a team of its own, so that the two windows share no channel. */
export async function startWindow({ appUrl, people, user, name, channel, port, folder }) {
  const home = join(folder, name);
  mkdirSync(home, { recursive: true });
  const config = join(home, 'playground.yml');
  const team = {
    id: `19:${name}-team@thread.tacv2`,
    name: 'Education',
    aadGroupId: '22222222-2222-4222-8222-222222222222',
    channels: [{ id: `19:${name}-channel@thread.tacv2`, name: channel }],
  };
  // JSON is YAML too.
  writeFileSync(
    config,
    JSON.stringify({
      version: '0.1.1',
      tenantId,
      bot,
      currentUser: user,
      users: people.filter(({ id }) => id !== user.id),
      personalChat: { id: `a:${name}` },
      groupChat: { id: `19:${name}-group@thread.v2`, name: 'Panel' },
      team,
    }),
  );
  const wanted = port ?? (await sparePort());
  const program = start(
    'npx',
    [
      ...['--yes', '--package', playground, 'agentsplayground', 'start'],
      ...['-e', `${appUrl}/api/messages`, '-c', 'msteams', '-p', String(wanted)],
      '--disable-telemetry',
    ],
    {
      cwd: home,
      env: { TEAMSAPPTESTER_BROWSER: 'none', M365_AGENTS_PLAYGROUND_CONFIG_PATH: config },
      log: join(home, 'playground.log'),
    },
  );
  const url = `http://127.0.0.1:${wanted}`;
  await answers(url, { of: program, seconds: 60 });
  return { ...program, url, port: wanted, team, channel: team.channels[0], user };
}

/** Lets an activity of anybody reach the bot, as the administrator's line in the approver's channel. */
export async function sayInChannel(window, person, words) {
  const id = `1${String(Date.now())}`;
  const activity = {
    type: 'message',
    id,
    channelId: 'msteams',
    serviceUrl: `http://localhost:${window.port}/_connector`,
    timestamp: new Date().toISOString(),
    from: person,
    recipient: bot,
    conversation: {
      // The Playground knows no thread of ours, so the answer begins one.
      id: window.channel.id,
      conversationType: 'channel',
      isGroup: true,
      tenantId,
    },
    channelData: {
      channel: window.channel,
      team: { id: window.team.id, name: window.team.name },
      tenant: { id: tenantId },
    },
    text: `<at>${bot.name}</at> ${words}`,
    textFormat: 'plain',
    entities: [{ type: 'mention', mentioned: bot, text: `<at>${bot.name}</at>` }],
  };
  const response = await fetch(`${window.url}/_internal/v1/customActivities`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity),
  });
  if (!response.ok) throw new Error(`The Playground refused the activity: ${response.status}`);
}

/** Ends what was started here, and only that. */
export async function stopAll(programs) {
  for (const { child } of programs) {
    if (child.exitCode !== null || child.pid === undefined) continue;
    if (onWindows) child.kill();
    else process.kill(-child.pid, 'SIGTERM');
  }
  await Promise.all(
    programs.map(
      ({ child }) =>
        new Promise((resolve) => {
          if (child.exitCode !== null || child.signalCode !== null) resolve(undefined);
          else child.once('exit', resolve);
        }),
    ),
  );
}
