import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The product as people start it: its own process, its own data folder, free ports. */
export interface RunningServer {
  url: string;
  localGraphUrl: string;
  dataDir: string;
  /** What the process printed so far. */
  output(): string;
  /** Signs in as a demo person by name and answers an API client. */
  as(name: string): Promise<Client>;
  /** SIGKILL: nothing is finished, nothing is said. */
  kill(): Promise<void>;
  /** Starts again on the same data and ports. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface Answer {
  status: number;
  body: Record<string, unknown>;
}

/** One person's requests to the API. */
export interface Client {
  token: string;
  get(path: string): Promise<Answer>;
  post(path: string, body: unknown): Promise<Answer>;
  /** The bytes of an answer that is a file. */
  download(path: string, body: unknown): Promise<{ status: number; name: string; bytes: Buffer }>;
}

const root = join(__dirname, '../..');

/** Starts the product with the demo council and waits until it is ready. */
export async function startServer(
  env: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'education-packages-server-'));
  const [port, graphPort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${String(port)}`;
  let output = '';
  let child: ChildProcess | undefined;
  const start = async () => {
    child = spawn(process.execPath, ['teamsapp/start.mjs'], {
      cwd: root,
      env: {
        ...process.env,
        // Under jest it is 'test', with which a tab that has to be built is built for development.
        NODE_ENV: 'production',
        MODE: 'local',
        DATA_DIR: dataDir,
        PORT: String(port),
        LOCAL_GRAPH_PORT: String(graphPort),
        LOG_LEVEL: 'info',
        ...env,
      },
    });
    child.stdout?.on('data', (data: Buffer) => (output += data.toString()));
    child.stderr?.on('data', (data: Buffer) => (output += data.toString()));
    await ready(url, child, () => output);
  };
  const end = async (signal: NodeJS.Signals) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child?.once('exit', resolve));
    child.kill(signal);
    await gone;
  };
  await start();
  return {
    url,
    localGraphUrl: `http://127.0.0.1:${String(graphPort)}`,
    dataDir,
    output: () => output,
    as: (name) => signIn(url, name),
    kill: () => end('SIGKILL'),
    restart: start,
    async stop() {
      await end('SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function ready(url: string, child: ChildProcess, output: () => string): Promise<void> {
  for (let tries = 0; tries < 1_200; tries += 1) {
    if (child.exitCode !== null) throw new Error(`The server ended:\n${output()}`);
    const status = await fetch(`${url}/readyz`).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The server did not become ready:\n${output()}`);
}

async function signIn(url: string, name: string): Promise<Client> {
  const { people } = (await (await fetch(`${url}/api/local/people`)).json()) as {
    people: { id: string; name: string }[];
  };
  const person = people.find((one) => one.name === name);
  const signedIn = await fetch(`${url}/api/local/sign-in`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ personId: person?.id }),
  });
  const { token } = (await signedIn.json()) as { token: string };
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  const send = (path: string, body?: unknown) =>
    fetch(`${url}${path}`, {
      headers,
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    });
  const answer = async (response: Response): Promise<Answer> => ({
    status: response.status,
    body: (await response.json()) as Record<string, unknown>,
  });
  return {
    token,
    get: async (path) => answer(await send(path)),
    post: async (path, body) => answer(await send(path, body)),
    async download(path, body) {
      const response = await send(path, body);
      const name =
        /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? '';
      return { status: response.status, name, bytes: Buffer.from(await response.arrayBuffer()) };
    },
  };
}

/** A port that nobody listens on at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  });
}
