import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { objectsAt } from '../../../graph/json';
import { openLocalGraph, serveLocalGraph } from '../../../graph/local';
import { main, progress } from '../../../teamsapp/commands/auditVerify';
import { readConfig } from '../../../teamsapp/config';
import { logPackage } from '../../../teamsapp/packages/logPackage';
import { openApp, type OpenApp } from '../../../teamsapp/openApp';
import { found, loggedForm, personOf, startOfStory } from '../../support/council';

const environment = { ...process.env };
let folder: string;
let printed: string[];
let complained: string[];
let close: () => Promise<void>;
let open: OpenApp;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'audit-'));
  const local = openLocalGraph({ dataDir: ':memory:' });
  const served = await serveLocalGraph(local, { port: 0 });
  process.env = { ...environment, LOCAL_GRAPH_URL: served.url, DATA_DIR: folder };
  const clock = { now: () => new Date(startOfStory) };
  open = await openApp(readConfig(), pino({ level: 'silent' }), { clock, pollSeconds: 0 });
  await open.graph.provision();
  await open.graph.start();
  const person = (name: string) => personOf(open, name);
  await found({ ...open, person });
  for (const draftId of ['one', 'two']) {
    await logPackage(open.app, await person('Priya Nair'), { draftId, form: loggedForm });
  }
  await open.afterwards.settled();
  close = async () => {
    await open.close();
    await served.close();
    local.close();
  };
});

beforeEach(() => {
  printed = [];
  complained = [];
  jest.spyOn(console, 'log').mockImplementation((line) => void printed.push(String(line)));
  jest.spyOn(console, 'error').mockImplementation((line) => void complained.push(String(line)));
  process.exitCode = 0;
});

afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = 0;
});

afterAll(async () => {
  process.env = { ...environment };
  await close();
  rmSync(folder, { recursive: true, force: true });
});

/** Changes the verb that people read beside each event. */
async function forgeAll(): Promise<void> {
  const answer = await open.graph.raw('GET', '/sites/root/lists/Activity/items?$expand=fields');
  for (const { id } of objectsAt(answer, 'value')) {
    await open.graph.raw('PATCH', `/sites/root/lists/Activity/items/${String(id)}`, {
      fields: { Verb: 'forged' },
    });
  }
}

describe('npm run audit:verify', () => {
  test('prints that all is sound and ends with status 0', async () => {
    await main([]);
    expect(complained).toEqual([]);
    expect(printed).toEqual([
      'Verified 13 histories, 5 entries in Activity.',
      'Sound: nothing was edited, deleted, put in or moved.',
      'Found: 8 behind.',
    ]);
    expect(process.exitCode).toBe(0);
  });

  test('prints what is on its way too when all is asked for', async () => {
    await main(['--all']);
    expect(printed).toHaveLength(11);
    expect(printed[3]).toMatch(/^behind {5}provider 1, event 1: The row’s last event/);
  });

  test.each([
    [['--every'], ''],
    [['--subject', 'AB12'], '"AB12" is not a package, such as EP-1042.'],
    [['--json'], ''],
  ])('with %j says what is wrong and ends with status 2', async (args, sentence) => {
    await main(args);
    expect(complained.join('\n')).toContain(sentence);
    expect(complained.join('\n')).toContain('Write: npm run audit:verify');
    expect(printed).toEqual([]);
    expect(process.exitCode).toBe(2);
  });

  test('says that a package is not there', async () => {
    await main(['--subject', 'EP-0099']);
    expect(complained.join('\n')).toContain('There is no package EP-0099 in the list.');
    expect(process.exitCode).toBe(1);
  });

  test('prints findings with their place, ends with status 1 and writes the whole report', async () => {
    await forgeAll();
    const file = join(folder, 'deeper', 'report.json');
    await main(['--json', file]);
    expect(process.exitCode).toBe(1);
    expect(printed[1]).toBe('Found: 5 edited, 8 behind.');
    expect(printed).toContainEqual(
      expect.stringMatching(/^edited {5}EP-0001, event 1 \(Activity item \d+\): A column beside/),
    );
    expect(printed.at(-1)).toBe(`Wrote ${file}.`);
    const report: unknown = JSON.parse(readFileSync(file, 'utf8'));
    expect(report).toMatchObject({ isSound: false, subjects: 13, entries: 5 });
    expect(objectsAt(report, 'findings')).toHaveLength(13);
    expect(printed.join('\n') + JSON.stringify(report)).not.toMatch(/AB12|J\.K\./);
  });

  test('says how far it is each 5,000 entries', () => {
    const said: string[] = [];
    const onRead = progress((line) => void said.push(line));
    for (const entries of [1000, 4999, 5200, 9999, 15_001]) onRead(entries);
    expect(said).toEqual(['5,000 entries read.', '10,000 entries read.', '15,000 entries read.']);
  });

  test('verifies one package with its requests', async () => {
    await main(['--subject', 'ep 2']);
    expect(printed[0]).toBe('Verified 2 histories, 2 entries in Activity.');
    expect(printed[1]).toBe('Found: 2 edited.');
  });
});
