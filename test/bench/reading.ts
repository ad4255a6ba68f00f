import { findPackagesInput, findProvidersInput } from '../../teamsapp/api/contract';
import { findPackages } from '../../teamsapp/packages/findPackages';
import { findProviders } from '../../teamsapp/providers/findProviders';
import { median, percentile, type Result } from './result';
import { reopened, type World } from './world';

/** Opening the package log, searching it, reading the lists whole and reading what changed. */
export async function readBench(world: World): Promise<Result[]> {
  const { app, staff, graph } = world;
  const before = graph.meter.requests;
  const scan = (words: string) => {
    const found = app.packages
      .all()
      .filter(
        (row) =>
          row.childReference.includes(words) ||
          (app.providers.find(row.providerId)?.name ?? '').includes(words),
      );
    return found.slice(0, 100);
  };
  const open = await median(9, () => findPackages(app, staff, findPackagesInput.parse({})));
  const filterOnly = await median(9, () =>
    app.packages
      .all()
      .filter((row) => row.team === 'send')
      .sort((a, b) => b.id - a.id)
      .slice(0, 100),
  );
  const words = [
    'saltmere calm',
    'BX1234',
    'upper mill forest',
    'kiln lane wrokshops',
    'harbuor tuition',
  ];
  await findPackages(app, staff, findPackagesInput.parse({ words: 'warm' }));
  const searches: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    for (const text of words)
      searches.push(
        await median(1, () => findPackages(app, staff, findPackagesInput.parse({ words: text }))),
      );
  }
  const plain = await median(9, (run) => scan(words[run % words.length] ?? ''));
  await findProviders(app, staff, findProvidersInput.parse({ words: 'warm' }));
  const providers = await median(15, (run) =>
    findProviders(app, staff, findProvidersInput.parse({ words: words[run % words.length] })),
  );
  const spent = graph.meter.requests - before;
  return [
    {
      name: 'open the package log (first page, totals)',
      value: open,
      unit: 'ms',
      peer: 'filter and sort of the rows in memory',
      peerValue: filterOnly,
    },
    {
      name: 'search the package log, p50',
      value: percentile(searches, 0.5),
      unit: 'ms',
      peer: 'plain includes scan, no typos',
      peerValue: plain,
    },
    {
      name: 'search the package log, p95',
      value: percentile(searches, 0.95),
      unit: 'ms',
      peer: 'plain includes scan, no typos',
      peerValue: plain,
    },
    { name: 'search the providers, p50', value: providers, unit: 'ms' },
    { name: 'Graph requests for all of the above', value: spent, unit: 'requests' },
    ...(await crawl(world)),
  ];
}

async function crawl(world: World): Promise<Result[]> {
  const { app, graph } = world;
  const page = '/sites/root/lists/Packages/items?$expand=fields&$top=5000';
  const read = async (first: string) => {
    let rows = 0;
    let next: string | undefined = first;
    while (next) {
      const body = (await graph.raw('GET', next)) as {
        value: unknown[];
        '@odata.nextLink'?: string;
      };
      rows += body.value.length;
      next = body['@odata.nextLink'];
    }
    return rows;
  };
  await read(page);
  const paging = await median(2, () => read(page));
  let copied = 0;
  const full = await median(2, async () => {
    const again = await reopened(world);
    copied = again.graph.meter.requests;
    await again.close();
  });
  const target = app.packages.all().slice(0, 10);
  const deltas: number[] = [];
  const delta = await median(7, async (run) => {
    for (const row of target)
      await graph.raw('PATCH', `/sites/root/lists/Packages/items/${String(row.id)}`, {
        fields: { EndReason: `run ${String(run)}` },
      });
    const started = performance.now();
    await app.changes.refresh();
    deltas.push(performance.now() - started);
  });
  const quiet = await median(7, () => app.changes.refresh());
  return [
    {
      name: 'full copy of every list, over HTTP',
      value: full,
      unit: 'ms',
      peer: 'paging the Packages list only, in process',
      peerValue: paging,
    },
    { name: 'Graph requests for a full copy', value: copied, unit: 'requests' },
    {
      name: 'delta with 10 changes',
      value: percentile(deltas, 0.5),
      unit: 'ms',
      peer: 'delta with none',
      peerValue: quiet,
    },
    { name: 'writing those 10 changes and reading them', value: delta, unit: 'ms' },
  ];
}
