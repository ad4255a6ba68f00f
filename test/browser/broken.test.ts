import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startFixtureApi } from './fixtureApi';
import type { FixtureApi } from './fixtureApi';
import { ensureTab, openBrowser, openTab, root, settled } from './support';

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

/** The address of the built part with this name. */
function partNamed(name: string): string {
  const file = readdirSync(join(root, 'dist/tab/assets')).find((one) => one.startsWith(`${name}-`));
  if (!file) throw new Error(`the build has no part ${name}`);
  return `/assets/${file}`;
}

describe('a page whose part cannot be loaded', () => {
  test('without a server says so, keeps the menu, and tries again', async () => {
    const { page, context } = await openTab(browser, api.url, '/packages');
    await settled(page);
    await context.route('**/*', (route) => route.abort());
    await page.getByRole('link', { name: 'Providers' }).click();
    await page.getByText('Check your connection, then try again.').waitFor();
    await page.getByRole('link', { name: 'Packages', exact: true }).waitFor();
    await context.unroute('**/*');
    await page.getByRole('button', { name: 'Try again' }).click();
    // A browser may keep the failure: then the page offers to load itself again.
    const providers = page.getByRole('heading', { level: 1, name: 'Providers' });
    const reload = page.getByRole('button', { name: 'Load Education Packages again' });
    await providers.or(reload).first().waitFor();
    if (await reload.isVisible()) await reload.click();
    await providers.waitFor();
    await context.close();
  });

  test('after a new release offers to load the page again, once', async () => {
    const part = partNamed('ProvidersPage');
    api.misbehave(part, { status: 404 });
    const { page, context } = await openTab(browser, api.url, '/packages');
    await settled(page);
    await page.getByRole('link', { name: 'Providers' }).click();
    await page.getByText('There may be a newer version').waitFor();
    await page.getByRole('button', { name: 'Load Education Packages again' }).click();
    await page.getByText('Check your connection, then try again.').waitFor();
    await context.close();
  });

  test('a dialog that cannot be loaded leaves its page as it is', async () => {
    api.misbehave(partNamed('ExportDialog'), { status: 404 });
    const { page, context } = await openTab(browser, api.url, '/packages');
    await settled(page);
    await page.getByRole('button', { name: 'Export' }).click();
    const dialog = page.getByRole('dialog', { name: 'This could not be loaded' });
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('link', { name: 'EP-1063' }).waitFor();
    await context.close();
  });
});

describe('a server that stops answering', () => {
  test('turns the sign at the top at once, and back by itself', async () => {
    const { page, context } = await openTab(browser, api.url, '/packages');
    await page.getByText(/^Up to date/).waitFor();
    await context.route('**/api/**', (route) => route.abort());
    await page.getByRole('button', { name: /^Export/ }).waitFor();
    await page.getByRole('tab', { name: 'Ended' }).click();
    await page.getByText(/^Not reachable since \d\d:\d\d$/).waitFor();
    await context.unroute('**/api/**');
    await page.getByText(/^Up to date/).waitFor();
    await context.close();
  });
});
