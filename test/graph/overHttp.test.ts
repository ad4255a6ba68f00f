import { openGraph } from '../../graph';
import { openLocalGraph, serveLocalGraph } from '../../graph/local';
import { aProvider } from './rows';

describe('reaching a local Graph over HTTP', () => {
  test('pages, deltas and writes like in the same process', async () => {
    const local = openLocalGraph({ dataDir: ':memory:', sites: ['sites/education'] });
    const served = await serveLocalGraph(local, { port: 0 });
    const options = {
      transport: { kind: 'local' as const, url: served.url },
      siteUrl: 'https://local.sharepoint.example/sites/education/',
      council: 'Wealdshire',
      clock: { now: () => new Date('2026-11-21T09:15:30Z') },
      pollSeconds: 0,
      groups: () => ({ roles: {}, teams: [] }),
    };
    try {
      const rooms = await openGraph(options);
      await rooms.provision();
      await rooms.start();
      const added = await rooms.stores.providers.add(aProvider());
      const other = await openGraph(options);
      await other.start();
      expect(other.stores.providers.all()).toEqual([added]);
      const changed = await rooms.stores.providers.change(added, { town: 'Okebury' });
      await other.changes.refresh();
      expect(other.stores.providers.all()).toEqual([changed]);
    } finally {
      await served.close();
      local.close();
    }
  });

  test('says that Microsoft 365 is not answering when nothing listens', async () => {
    const local = openLocalGraph({ dataDir: ':memory:' });
    const served = await serveLocalGraph(local, { port: 0 });
    await served.close();
    local.close();
    const rooms = await openGraph({
      transport: { kind: 'local', url: served.url },
      council: 'Wealdshire',
      clock: { now: () => new Date() },
      pollSeconds: 0,
      groups: () => ({ roles: {}, teams: [] }),
      deadline: 200,
    });
    await expect(rooms.start()).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('Microsoft 365 is not answering'),
    });
  });
});
