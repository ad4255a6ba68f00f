import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

const root = join(__dirname, '..');
const rooms = ['teamsapp', 'bot', 'graph', 'tab', 'test'];

interface Import {
  from: string;
  /** A file of this repository without its ending, or a package's name. */
  to: string;
  isPackage: boolean;
  typeOnly: boolean;
}

const sources = rooms
  .flatMap((room) => filesBelow(join(root, room)))
  .map((file) => ({ file: relative(root, file), text: readFileSync(file, 'utf8') }));
const imports = sources.flatMap(({ file, text }) => importsOf(file, text));

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
  });
}

function importsOf(file: string, text: string): Import[] {
  const pattern =
    /^\s*(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|^\s*import\s+'([^']+)'/gm;
  return [...text.matchAll(pattern)].map((match) => {
    const target = match[2] ?? match[3] ?? match[4] ?? '';
    const isPackage = !target.startsWith('.');
    const to = isPackage ? target : normalize(join(dirname(file), target));
    return { from: file, to, isPackage, typeOnly: match[1] !== undefined };
  });
}

const places = (broken: Import[]) => broken.map(({ from, to }) => `${from} imports ${to}`);
const within = (path: string, ...folders: string[]) =>
  folders.some((folder) => path === folder || path.startsWith(`${folder}/`));

/** Rooms of teamsapp that host rather than rule. */
const host = ['teamsapp/api', 'teamsapp/commands', 'teamsapp/demo', 'teamsapp/jobs'];
const hostFiles = [
  'teamsapp/main.ts',
  'teamsapp/compose.ts',
  'teamsapp/config.ts',
  'teamsapp/root.ts',
  'teamsapp/app.ts',
  'teamsapp/keys.ts',
  'teamsapp/afterwards.ts',
  'teamsapp/openApp.ts',
  'teamsapp/reach.ts',
  'teamsapp/onLists.ts',
  'teamsapp/greeting.ts',
];
const isFeature = (file: string) =>
  within(file, 'teamsapp') && !within(file, ...host) && !hostFiles.includes(file);

/** A noun's own files: its row and what can be said of it alone. Every feature may import them. */
const nounFiles = [
  'packages/educationPackage',
  'packages/watchedPackages',
  'packages/fullestWeek',
  'packages/packageGroups',
  'packages/reviewDue',
  'approvals/approval',
  'providers/provider',
  'children/child',
  'people/actor',
  'people/permissions',
  'settings/settings',
  'drafts/draft',
  'notices/notice',
  'panels/meeting',
  'activity/activity',
].map((file) => `teamsapp/${file}`);

describe('keeping the rooms apart', () => {
  test('features and common know no bot, graph, tab, Express, files or network', () => {
    const forbidden = ['express', 'fs', 'node:fs', 'node:http', 'node:net', 'pino', 'libsql'];
    const broken = imports.filter(
      ({ from, to, isPackage }) =>
        isFeature(from) && (isPackage ? forbidden.includes(to) : within(to, 'bot', 'graph', 'tab')),
    );
    expect(places(broken)).toEqual([]);
  });

  test('features take only types from the API and nothing from the host', () => {
    const broken = imports.filter(({ from, to, isPackage, typeOnly }) => {
      if (isPackage || !isFeature(from)) return false;
      if (to === 'teamsapp/api/contract') return !typeOnly;
      return (
        within(to, 'teamsapp/api', 'teamsapp/commands', 'teamsapp/demo') ||
        ['teamsapp/main', 'teamsapp/compose', 'teamsapp/config'].includes(to)
      );
    });
    expect(places(broken)).toEqual([]);
  });

  test('common imports no feature', () => {
    const broken = imports.filter(
      ({ from, to, isPackage }) =>
        within(from, 'teamsapp/common') && !isPackage && !within(to, 'teamsapp/common'),
    );
    expect(places(broken)).toEqual([]);
  });

  test('bot, API and jobs never import graph', () => {
    const broken = imports.filter(
      ({ from, to }) => within(from, 'bot', 'teamsapp/api', 'teamsapp/jobs') && within(to, 'graph'),
    );
    expect(places(broken)).toEqual([]);
  });

  test('only compose.ts, openApp.ts and reach.ts bring bot and graph together', () => {
    const broken = imports.filter(
      ({ from, to }) =>
        within(from, 'teamsapp') &&
        within(to, 'bot', 'graph') &&
        !['teamsapp/compose.ts', 'teamsapp/openApp.ts', 'teamsapp/reach.ts'].includes(from),
    );
    expect(places(broken)).toEqual([]);
  });

  test('graph takes row types and common from the app, never its use cases', () => {
    const broken = imports.filter(
      ({ from, to, isPackage, typeOnly }) =>
        within(from, 'graph') &&
        !isPackage &&
        within(to, 'teamsapp') &&
        !within(to, 'teamsapp/common') &&
        !typeOnly,
    );
    expect(places(broken)).toEqual([]);
  });

  test('outside stores and schema, graph knows nothing of the product', () => {
    const broken = imports.filter(
      ({ from, to }) =>
        within(from, 'graph') &&
        !within(from, 'graph/stores', 'graph/schema') &&
        !['graph/index.ts', 'graph/rooms.ts'].includes(from) &&
        within(to, 'teamsapp') &&
        !within(to, 'teamsapp/common'),
    );
    expect(places(broken)).toEqual([]);
  });

  test('the local Graph imports nothing of this repository outside its folder', () => {
    const broken = imports.filter(
      ({ from, to, isPackage }) =>
        within(from, 'graph/local') && !isPackage && !within(to, 'graph/local'),
    );
    expect(places(broken)).toEqual([]);
  });

  test('the tab takes only types from the contract, and nothing else from the server', () => {
    const broken = imports.filter(
      ({ from, to, isPackage, typeOnly }) =>
        within(from, 'tab') &&
        !isPackage &&
        !within(to, 'tab') &&
        !(to === 'teamsapp/api/contract' && typeOnly),
    );
    expect(places(broken)).toEqual([]);
  });

  test('nothing imports test', () => {
    expect(
      places(imports.filter(({ from, to }) => !within(from, 'test') && within(to, 'test'))),
    ).toEqual([]);
  });

  test('each platform library has its one door', () => {
    const doors: Record<string, string[]> = {
      botbuilder: ['bot/adapter.ts'],
      '@microsoft/microsoft-graph-client': ['graph/client.ts'],
      '@azure/msal-node': ['graph/auth.ts'],
      libsql: ['graph/local'],
      '@microsoft/teams-js': ['tab/host'],
    };
    const broken = imports.filter(
      ({ from, to }) =>
        !within(from, 'test') && doors[to] !== undefined && !within(from, ...(doors[to] ?? [])),
    );
    expect(places(broken)).toEqual([]);
  });
});

describe('keeping the house plain', () => {
  test('only config.ts reads the environment', () => {
    const readers = sources
      .filter(({ file, text }) => !within(file, 'test', 'graph/local') && /process\.env/.test(text))
      .map(({ file }) => file);
    expect(readers).toEqual(['teamsapp/config.ts']);
  });

  test('rules ask the clock, never the machine', () => {
    const broken = sources
      .filter(({ file, text }) => isFeature(file) && /Date\.now\(\)|new Date\(\)/.test(text))
      .map(({ file }) => file);
    expect(broken).toEqual([]);
  });

  test('no folder is called utils, helpers, shared, lib or misc', () => {
    const folders = sources.flatMap(({ file }) => dirname(file).split('/'));
    expect(folders.filter((name) => /^(utils?|helpers?|shared|lib|misc)$/.test(name))).toEqual([]);
  });

  test('no import cycle runs through two features’ verbs', () => {
    const feature = (path: string) => (isFeature(`${path}.ts`) ? path.split('/')[1] : undefined);
    const edges = new Map<string, Set<string>>();
    for (const { from, to, isPackage, typeOnly } of imports) {
      const [a, b] = [feature(from.replace(/\.tsx?$/, '')), isPackage ? undefined : feature(to)];
      if (
        typeOnly ||
        nounFiles.includes(to) ||
        !a ||
        !b ||
        a === b ||
        a === 'common' ||
        b === 'common'
      )
        continue;
      edges.set(a, (edges.get(a) ?? new Set()).add(b));
    }
    const reaches = (from: string, goal: string, seen = new Set<string>()): boolean =>
      [...(edges.get(from) ?? [])].some(
        (next) => next === goal || (!seen.has(next) && reaches(next, goal, seen.add(next))),
      );
    const cyclic = [...edges.keys()].filter((name) => reaches(name, name));
    expect(cyclic.map((name) => `${name} → ${[...(edges.get(name) ?? [])].join(', ')}`)).toEqual(
      [],
    );
  });
});
