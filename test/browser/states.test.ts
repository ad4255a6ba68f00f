import type { Browser, Page } from 'playwright-core';
import { startFixtureApi } from './fixtureApi';
import type { FixtureApi, Misbehaviour } from './fixtureApi';
import { ensureTab, openBrowser, openTab } from './support';
import type { Opening } from './support';

let api: FixtureApi;
let browser: Browser;

beforeAll(async () => {
  ensureTab();
  [api, browser] = await Promise.all([startFixtureApi(), openBrowser()]);
});
afterEach(() => {
  api.reset();
});
afterAll(async () => {
  await browser.close();
  await api.close();
});

/** Opens a path, does something with the page, and closes its window. */
async function on(path: string, work: (page: Page) => Promise<void>, opening: Opening = {}) {
  const { page, context } = await openTab(browser, api.url, path, opening);
  await work(page);
  await context.close();
}
const shows = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

const fault: Misbehaviour = {
  status: 500,
  body: { code: 'fault', message: 'Something went wrong.', reference: '7K2-QD4' },
};
const down: Misbehaviour = {
  status: 503,
  body: { code: 'unavailable', message: 'Microsoft 365 is not answering. Try again in a minute.' },
};
const refused: Misbehaviour = {
  status: 403,
  body: { code: 'notAllowed', message: 'You cannot see this. Ask an administrator for access.' },
};
const pages = [
  ['/packages', '/api/packages/find', 'this list'],
  ['/packages/1057', '/api/packages/1057', 'this package'],
  ['/packages/1057/activity', '/api/packages/1057/activity', 'the activity'],
  ['/approvals', '/api/approvals/find', 'this list'],
  ['/approvals?open=2207', '/api/approvals/2207', 'this approval'],
  ['/guidance', '/api/guidance/map', 'the guidance'],
  ['/providers', '/api/providers/find', 'this list'],
  ['/providers/37', '/api/providers/37', 'this provider'],
  ['/settings/approval-rules', '/api/settings/approval-rules', 'the approval rules'],
] as const;

describe.each(pages)('%s', (path, address, what) => {
  test('after a fault says that nothing was lost, gives a reference and tries again', async () => {
    api.misbehave(address, fault);
    await on(path, async (page) => {
      await shows(page, `We could not open ${what}`);
      await shows(page, '7K2-QD4');
      api.reset();
      await page.getByRole('button', { name: 'Try again' }).first().click();
      await page.getByText(`We could not open ${what}`).waitFor({ state: 'detached' });
    });
  });

  test('refused, says so and shows nothing of the record', async () => {
    api.misbehave(address, refused);
    await on(path, async (page) => {
      await shows(page, `You cannot see ${what}`);
      // Parts that were asked for by themselves stay.
      if (!/open=|activity/.test(path)) {
        expect(await page.getByText('Forest Trail').count()).toBe(0);
      }
    });
  });
});

describe('a slow page', () => {
  test('says what is waited for after five seconds and can be stopped', async () => {
    // All at once: each waits for seconds and uses nothing meanwhile.
    await Promise.all(
      pages.map(async ([path, address]) => {
        api.misbehave(address, { delay: 8_000 });
        await on(path, async (page) => {
          await page.getByRole('progressbar').first().waitFor();
          await shows(page, /^Still reading/);
          await page.getByRole('button', { name: 'Cancel' }).waitFor();
        });
      }),
    );
  });
});

describe('Microsoft 365 not answering', () => {
  test('leaves the list to read, and says why a decision waits', async () => {
    await on('/approvals', async (page) => {
      await shows(page, 'If you approve this');
      api.misbehave('/api/approvals/2207/decide', down);
      await page.getByRole('button', { name: 'Approve' }).click();
      await page.getByRole('button', { name: 'Approve' }).click();
      await shows(page, 'Microsoft 365 is not answering.');
      await shows(page, 'Logging and deciding wait until it is back.');
      const approve = page.getByRole('button', { name: 'Approve' });
      expect(await approve.getAttribute('aria-disabled')).toBe('true');
      await shows(page, 'Forest Trail Learning');
    });
  });

  test('shows the age of the copy in orange after two minutes', async () => {
    api.world.age = 14.5 * 60_000;
    await on('/packages', (page) => shows(page, /Last updated 14 minutes ago, at \d\d:\d\d/));
  });
});

describe('a list with nothing in it', () => {
  test('says what will be here and how to start', async () => {
    api.world.packages = [];
    await on('/packages', async (page) => {
      await shows(page, 'Log your first package');
      await shows(page, 'No packages yet');
      expect(await page.getByRole('searchbox').count()).toBe(0);
    });
  });

  test('offers a commissioner the register', async () => {
    api.world.providers = [];
    await on('/providers', (page) => shows(page, 'Bring in a register'), { personId: 'ruth' });
  });

  test('says which one filter to drop when nothing matches', async () => {
    await on('/packages?route=EOTAS_S61#q=zzz', async (page) => {
      await shows(page, 'No packages match');
      await shows(page, /packages match without “zzz”/);
      await page.getByRole('button', { name: 'Clear the filters' }).click();
      await page.getByRole('link', { name: 'EP-1063' }).waitFor();
    });
  });

  test('waiting, shows headings at once and marks the grid busy', async () => {
    api.misbehave('/api/packages/find', { delay: 1_200 });
    await on('/packages', async (page) => {
      await page.getByRole('columnheader', { name: 'Whole cost' }).waitFor();
      expect(await page.getByRole('grid').getAttribute('aria-busy')).toBe('true');
    });
  });
});

describe('an address that leads nowhere', () => {
  test('says so and leads back', async () => {
    await on('/nowhere', async (page) => {
      await page.getByRole('link', { name: 'Go to the start' }).click();
      await page.getByRole('heading', { level: 1, name: 'Packages' }).waitFor();
    });
  });

  test('does not tell a missing package from one that is not to be seen', async () => {
    await on('/packages/9999', async (page) => {
      await shows(page, 'You cannot see this package');
      await page.getByRole('heading', { level: 1, name: 'EP-9999' }).waitFor();
    });
  });
});

describe('a page outside Teams in cloud mode', () => {
  test('says to open it in Teams', async () => {
    api.misbehave('/api/local/people', { status: 404, body: {} });
    await on('/packages', (page) => shows(page, 'Open in Teams'));
  });
});
