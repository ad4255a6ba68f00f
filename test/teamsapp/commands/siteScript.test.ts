import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../../teamsapp/commands/siteScript';

let folder: string;
let said: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'site-script-'));
  said = [];
  const say = (...parts: unknown[]) => {
    said.push(parts.join(' '));
  };
  jest.spyOn(console, 'log').mockImplementation(say);
  jest.spyOn(console, 'error').mockImplementation(say);
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    say(text);
    return true;
  });
});

afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = 0;
  rmSync(folder, { recursive: true });
});

describe('writing the site script', () => {
  test('writes it where it is told, making the folder, and says how large it is', () => {
    const out = join(folder, 'new', 'lists.json');
    main(['--out', out]);
    const { actions } = JSON.parse(readFileSync(out, 'utf8')) as { actions: unknown[] };
    expect(actions).toHaveLength(11);
    expect(said[0]).toMatch(
      /^Wrote .*lists\.json: \d+ actions of at most 300, [\d,]+ characters of at most 100,000\.$/,
    );
  });

  test('names what stays in the app, and why', () => {
    main(['--out', join(folder, 'lists.json')]);
    expect(said).toContain(
      'Only in the app: Ending this term, because SharePoint does not know the term dates.',
    );
  });

  test('prints it on request and writes nothing', () => {
    main(['--print']);
    expect(JSON.parse(said.join(''))).toHaveProperty('actions');
    expect(said.join('')).toContain('addSPFieldXml');
  });

  test('leaves out lists’ columns when only the views are asked for', () => {
    main(['--print', '--views-only']);
    expect(said.join('')).toContain('addSPView');
    expect(said.join('')).not.toContain('addSPFieldXml');
  });

  test('writes the views alone into a file of their own, beside the whole script', () => {
    const before = process.cwd();
    process.chdir(folder);
    try {
      main([]);
      main(['--views-only']);
    } finally {
      process.chdir(before);
    }
    const files = ['site-script.json', 'site-script-views.json'];
    const counts = files.map((name) => {
      const text = readFileSync(join(folder, 'out', name), 'utf8');
      return (JSON.parse(text) as { actions: unknown[] }).actions.length;
    });
    expect(counts).toEqual([11, 3]);
    expect(said.filter((line) => line.startsWith('Wrote'))).toEqual(
      files.map((name) => expect.stringContaining(`Wrote out/${name}: `) as string),
    );
  });

  test('says how to write the command when it is written otherwise', () => {
    main(['--where', folder]);
    expect(said.join('\n')).toContain(
      'npm run site-script -- [--views-only] [--out FILE | --print]',
    );
    expect(process.exitCode).toBe(1);
  });
});
