import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { openLocalGraph, serveLocalGraph } from '../../../graph/local';
import { main } from '../../../teamsapp/commands/verifyTenant';
import { readConfig } from '../../../teamsapp/config';
import { openApp } from '../../../teamsapp/openApp';

const environment = { ...process.env };
let folder: string;
let printed: string[];
let complained: string[];
let close: () => Promise<void>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verify-'));
  const local = openLocalGraph({
    dataDir: ':memory:',
    sites: ['sites/education'],
    switches: { defaultPage: 90, dateLiterals: 'bare' },
  });
  const served = await serveLocalGraph(local, { port: 0 });
  close = async () => {
    await served.close();
    local.close();
  };
  process.env = { ...environment, LOCAL_GRAPH_URL: served.url, DATA_DIR: folder };
  printed = [];
  complained = [];
  jest.spyOn(console, 'log').mockImplementation((line) => void printed.push(String(line)));
  jest.spyOn(console, 'error').mockImplementation((line) => void complained.push(String(line)));
});

afterEach(async () => {
  jest.restoreAllMocks();
  process.env = { ...environment };
  process.exitCode = 0;
  await close();
  rmSync(folder, { recursive: true, force: true });
});

/** What the command says is to be put into the environment. */
function profileLine(): string {
  return /^TENANT_PROFILE=(.*)$/m.exec(printed.join('\n'))?.[1] ?? '';
}

/** Titles of scratch lists that the tenant still has. */
async function listsLeft(): Promise<string[]> {
  const address = `${process.env.LOCAL_GRAPH_URL ?? ''}/v1.0/sites/root/lists`;
  const response = await fetch(address, { headers: { Authorization: 'Bearer any' } });
  const { value } = (await response.json()) as { value: { displayName: string }[] };
  return value.map(({ displayName }) => displayName).filter((name) => name.startsWith('zz-'));
}

describe('npm run verify:tenant', () => {
  test('counts every grant on a local site, whoever it was made to', async () => {
    const url = process.env.LOCAL_GRAPH_URL ?? '';
    for (const [id, role] of [
      ['one', 'read'],
      ['other', 'write'],
    ]) {
      const answer = await fetch(`${url}/v1.0/sites/localhost:/sites/education:/permissions`, {
        method: 'POST',
        headers: { Authorization: 'Bearer any', 'Content-Type': 'application/json' },
        body: JSON.stringify({ roles: [role], grantedToIdentities: [{ application: { id } }] }),
      });
      expect(answer.status).toBe(201);
    }
    await main(['--site', 'localhost:/sites/education']);
    const told = printed.join('\n');
    expect(told).toContain('The grant says: read, write. It could');
    const page = readFileSync(join(__dirname, '../../../docs/administrator/verify-tenant.md'));
    expect(page.toString()).toContain('"The grant says: read, write."');
  });

  test('needs no lists, prints what it found and the line for the environment', async () => {
    await main([]);
    expect(complained).toEqual([]);
    expect(printed[0]).toBe('Measuring on root.');
    expect(printed.join('\n')).toMatch(/^defaultPage +90 {2}\(\d{4}-\d\d-\d\d\)$/m);
    expect(JSON.parse(profileLine())).toMatchObject({ defaultPage: 90, dateLiterals: 'bare' });
    expect(await listsLeft()).toEqual([]);
  });

  test('keeps its result in a file that the next run and the app can read', async () => {
    await main(['--licences', '1k-5k']);
    const file = join(folder, 'tenant-profile.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      profile: { defaultPage: 90, licences: '1k-5k' },
    });
    await main([]);
    expect(JSON.parse(profileLine())).toMatchObject({ licences: '1k-5k' });
    for (const given of [file, profileLine()]) {
      const config = readConfig({ ...process.env, TENANT_PROFILE: given });
      const open = await openApp(config, pino({ level: 'silent' }), { pollSeconds: 0 });
      await open.close();
    }
  });

  test('measures another site and writes another file when told to', async () => {
    const out = join(folder, 'deeper', 'education.json');
    await main(['--site', 'local.sharepoint.example:/sites/education', '--out', out]);
    expect(printed[0]).toBe('Measuring on local.sharepoint.example:/sites/education.');
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ profile: { defaultPage: 90 } });
  });

  test('removes its list when it is interrupted, and listens to no signal afterwards', async () => {
    const listeners = process.listenerCount('SIGINT');
    jest.spyOn(console, 'log').mockImplementation((line) => {
      printed.push(String(line));
      if (printed.length === 1) setTimeout(() => process.emit('SIGINT'), 100);
    });
    await main(['--full']);
    // How far the measuring had come by then is the machine's affair.
    expect(printed.join('\n')).toContain('Stopping: removing the scratch list first.');
    expect(process.listenerCount('SIGINT')).toBe(listeners);
    expect(await listsLeft()).toEqual([]);
  });

  test.each([
    [['--sites', 'x'], 'Write: npm run verify:tenant'],
    [['--licences', 'many'], 'licences is one of 0-1k'],
    [['--site', 'local.sharepoint.example:/sites/nowhere'], 'There is no SharePoint site'],
  ])('with %j says what is wrong and ends with status 1', async (args, sentence) => {
    await main(args);
    expect(complained.join('\n')).toContain(sentence);
    expect(process.exitCode).toBe(1);
  });

  test('refuses to go on from a file that is none of its results', async () => {
    writeFileSync(join(folder, 'tenant-profile.json'), 'notes');
    await main([]);
    expect(complained.join('\n')).toContain('it is no result of verify:tenant');
  });
});

describe('opening the app with a tenant’s profile', () => {
  test('names the member that cannot be', async () => {
    const config = readConfig({ ...process.env, TENANT_PROFILE: '{"largestTop":"all"}' });
    await expect(openApp(config, pino({ level: 'silent' }))).rejects.toMatchObject({
      faults: ['TENANT_PROFILE: largestTop is a whole number above 0, or "unknown"'],
    });
  });
});
