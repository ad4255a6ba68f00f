import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../../teamsapp/commands/auditVerify';

let folder: string;
let printed: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'education-packages-test-'));
  process.env.DATA_DIR = folder;
  process.env.LOCAL_GRAPH_PORT = '0';
  printed = [];
  for (const door of ['log', 'error'] as const)
    jest.spyOn(console, door).mockImplementation((...lines: unknown[]) => {
      printed.push(lines.map(String).join(' '));
    });
});

afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = 0;
  delete process.env.DATA_DIR;
  delete process.env.LOCAL_GRAPH_PORT;
  rmSync(folder, { recursive: true, force: true });
});

describe('npm run audit:verify', () => {
  test('says that everything is sound, and writes the report', async () => {
    const file = join(folder, 'report.json');
    await main(['--json', file]);
    expect(printed.at(-1)).toBe('0 entries of 0 histories read. Every one is sound.');
    expect(process.exitCode ?? 0).toBe(0);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ findings: [] });
  });

  test('refuses what it does not know, with what to write', async () => {
    await main(['--subject']);
    expect(printed.at(-1)).toContain('Write: npm run audit:verify -- [--all] [--json FILE]');
    expect(process.exitCode).toBe(1);
  });
});
