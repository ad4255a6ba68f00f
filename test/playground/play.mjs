// npm run playground: two windows of the Agents Playground on the running app, or on one started here.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { demoPeople, sayInChannel, startApp, startWindow, stopAll } from './stage.mjs';

const folder = mkdtempSync(join(tmpdir(), 'education-packages-windows-'));
const port = Number(process.env.PORT ?? 3978);
const running = `http://127.0.0.1:${port}`;
const programs = [];

process.once('SIGINT', () => void end(0));
process.once('SIGTERM', () => void end(0));

try {
  const appUrl = (await isReady(running)) ? running : await startHere();
  const people = await demoPeople(appUrl);
  const [staff, approver, administrator] = people;
  const windows = [
    { user: staff, name: 'staff', channel: 'Staff room', port: 56150 },
    { user: approver, name: 'approver', channel: 'Approvals', port: 56151 },
  ];
  for (const window of windows) {
    programs.push(await startWindow({ appUrl, people, folder, ...window }));
  }
  console.log(`
The bot in two windows of the Agents Playground (fetched with npx, for trying out only):
  Staff     ${staff.name}     http://127.0.0.1:56150
  Approver  ${approver.name}  http://127.0.0.1:56151
The tab     ${appUrl}

Try: log eotas AB12 Forest Trail Tutors 12h £45/h 9 Jun to 16 Jul
An administrator says where approvals are posted. What you write here, ${administrator.name} says in
the approver's channel, for example: use this channel for Team Manager
Ctrl+C ends all of it.
`);
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim()) await sayInChannel(programs.at(-1), administrator, line.trim());
  }
} catch (error) {
  console.error(error.message);
  await end(1);
}

async function isReady(url) {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
}

async function startHere() {
  const dataDir = process.env.DATA_DIR ?? '.local';
  const app = await startApp({ folder, port, dataDir });
  programs.unshift(app);
  return app.url;
}

async function end(code) {
  await stopAll(programs);
  process.exit(code);
}
