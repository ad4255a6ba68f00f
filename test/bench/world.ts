import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { children as childSchema } from '../../graph/schema/children';
import { packages as packageSchema } from '../../graph/schema/packages';
import { providers as providerSchema } from '../../graph/schema/providers';
import type { ListSchema } from '../../graph/schema/list';
import { sealed } from '../../graph/seal';
import { firstEvent } from '../../teamsapp/activity/recordEvent';
import { sealWith } from '../../teamsapp/common/event';
import type { NewRow, Row } from '../../teamsapp/common/store';
import type { LocalConfig } from '../../teamsapp/config';
import { chance } from '../../teamsapp/demo/chance';
import { publishDemoSettings } from '../../teamsapp/demo/loadDemo';
import { demoProviders } from '../../teamsapp/demo/providers';
import { makeTenant } from '../../teamsapp/demo/tenant';
import { type OpenApp, openApp } from '../../teamsapp/openApp';
import type { Actor } from '../../teamsapp/people/actor';
import { aChild, aPackage, aProvider } from '../support/build';

/** How many rows a world has. */
export interface Size {
  providers: number;
  children: number;
  packages: number;
}

/** How much the benches work on. */
export const size: Size = { providers: 2_000, children: 20_000, packages: 100_000 };

/** The product on a local Graph with many rows, kept between runs. */
export interface World extends OpenApp {
  staff: Actor;
  manager: Actor;
  config: LocalConfig;
}

/** Opens the benches' data, making it first when it is not whole. */
export async function openWorld(root: string, say: (line: string) => void): Promise<World> {
  const config: LocalConfig = {
    mode: 'local',
    port: 0,
    localGraphPort: 0,
    dataDir: join(root, '.local-bench'),
    siteUrl: 'root',
    teamsAppId: '00000000-0000-0000-0000-0000000e9000',
    logLevel: 'error',
  };
  let open = await opened(config);
  if (open.app.packages.all().length < size.packages) {
    await open.close();
    rmSync(config.dataDir, { recursive: true, force: true });
    open = await opened(config);
    say(`Making ${String(size.packages)} packages (once) …`);
    await fill(open, size);
    await open.close();
    open = await opened(config);
  }
  const people = await open.app.directory.people();
  const named = (name: string) => people.find((person) => person.name === name) ?? missing(name);
  return { ...open, staff: named('Priya Nair'), manager: named('Megan Ashworth'), config };
}

function missing(name: string): never {
  throw new Error(`${name} is not in the directory.`);
}

async function opened(config: LocalConfig): Promise<OpenApp> {
  const open = await openApp(config, pino({ level: 'error' }));
  await open.graph.provision();
  await open.graph.start();
  return open;
}

/** Makes the fictional council with so many rows, none of them waiting for a decision. */
export async function fill(open: OpenApp, size: Readonly<Size>): Promise<void> {
  const { app, graph } = open;
  const tenant = await makeTenant((method, path, body) => graph.raw(method, path, body));
  await publishDemoSettings(
    { ...app, clock: { now: () => new Date('2025-01-01T12:00:00Z') } },
    tenant,
    '2025-01-01',
  );
  const random = chance(7);
  const templates = demoProviders('2026-11-24');
  const places = [
    'Norbridge',
    'Okebury',
    'Saltmere',
    'Thornleigh',
    'Marlbrook',
    'Lynford',
    'Wealdham',
  ];
  const words = [
    'North',
    'South',
    'Upper',
    'Lower',
    'New',
    'Old',
    'Little',
    'Great',
    'East',
    'West',
    'Mill',
    'Bridge',
    'Church',
    'Park',
    'Hill',
    'Lake',
  ];
  const key = (noun: string, index: number) =>
    `00000000-0000-4000-8000-${noun}${String(index).padStart(11, '0')}`;
  const by = { id: '0', name: 'Bench' };
  const event = (subject: string) => firstEvent(app, subject, by, 'logged', {});
  await load(open, providerSchema, size.providers, (index) => {
    const template = templates[index % templates.length] ?? aProvider();
    const name = `${random.pick(words)} ${random.pick(words)} ${template.name} ${String(index)}`;
    const requestKey = key('a', index);
    return {
      ...aProvider(),
      ...template,
      name,
      town: random.pick(places),
      requestKey,
      ...event(`provider:${requestKey}`),
    };
  });
  await load(open, childSchema, size.children, (index) => {
    const requestKey = key('b', index);
    return {
      ...aChild(),
      reference: `BX${String(index)}`,
      requestKey,
      team: 'send',
      ...event(`child:${requestKey}`),
    };
  });
  await load(open, packageSchema, size.packages, (index) => {
    const requestKey = key('c', index);
    return {
      ...aPackage(),
      requestKey,
      childReference: `BX${String(random.below(size.children))}`,
      providerId: 1 + random.below(size.providers),
      status: random.pick(['active', 'active', 'ended', 'approved', 'declined']),
      team: random.pick(['send', 'inclusion', 'medical']),
      ...event(`package:${requestKey}`),
    };
  });
}

/** Writes rows through Graph's own $batch, as many at a time as it takes. */
export async function load<T extends Row>(
  { app, graph }: OpenApp,
  schema: ListSchema<T>,
  count: number,
  row: (index: number) => NewRow<T>,
): Promise<void> {
  const source = { schema, seal: sealWith(app.auditKey) };
  const fieldsOf = (one: NewRow<T>) => {
    const fields = schema.newFields(one);
    return { ...fields, ...sealed(source, fields) };
  };
  for (let from = 0; from < count; from += 20) {
    const requests = Array.from({ length: Math.min(20, count - from) }, (_, offset) => {
      return {
        id: String(offset),
        method: 'POST',
        url: `/sites/root/lists/${schema.name}/items`,
        headers: { 'Content-Type': 'application/json' },
        body: { fields: fieldsOf(row(from + offset)) },
      };
    });
    const answer = JSON.stringify(await graph.raw('POST', '/$batch', { requests }));
    const failed = /"status":(4|5)\d\d/.exec(answer);
    if (failed) throw new Error(`A row of ${schema.name} was refused: ${answer.slice(0, 500)}`);
  }
}

/** Opens the same data once more over HTTP and reads every list whole. */
export async function reopened(world: World): Promise<OpenApp> {
  served ??= (await world.serveGraph?.(0))?.url;
  if (!served) throw new Error('The local Graph is not ours to serve.');
  const open = await openApp({ ...world.config, localGraphUrl: served }, pino({ level: 'error' }));
  await open.graph.start();
  return open;
}

let served: string | undefined;
