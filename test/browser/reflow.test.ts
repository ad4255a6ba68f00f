import type { Browser } from 'playwright-core';
import { startFixtureApi } from './fixtureApi';
import type { FixtureApi } from './fixtureApi';
import { ensureTab, openBrowser, openTab, settled } from './support';

let api: FixtureApi;
let browser: Browser;

beforeAll(async () => {
  ensureTab();
  [api, browser] = await Promise.all([startFixtureApi(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await api.close();
});

const paths = [
  '/packages?state=active',
  '/packages/1057',
  '/packages/new',
  '/approvals',
  '/approvals?open=2207',
  '/providers',
  '/providers/37',
  '/settings/approval-rules',
  '/guidance',
  '/guidance?as=map',
];

describe('a page at 320 px, which is 400 % zoom', () => {
  test.each(paths)('%s has no sideways scroll', async (path) => {
    const opening = { width: 320, height: 640, personId: 'amira' };
    const { page, context } = await openTab(browser, api.url, path, opening);
    await settled(page);
    const over = await page.evaluate(() =>
      [document.documentElement, document.getElementById('content')].map(
        (element) => (element?.scrollWidth ?? 0) - (element?.clientWidth ?? 0),
      ),
    );
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll('main *')]
        .filter((element) => element.getBoundingClientRect().right > 321)
        .filter((element) => !element.closest('[role="tablist"], [role="region"]'))
        .map((element) => `${element.tagName} ${element.textContent?.slice(0, 30) ?? ''}`),
    );
    await context.close();
    expect({ over, wide: wide.slice(0, 3) }).toEqual({ over: [0, 0], wide: [] });
  });

  test('shows packages as cards and the menu in place of the rail', async () => {
    const { page, context } = await openTab(browser, api.url, '/packages', { width: 390 });
    await page.getByRole('list', { name: 'packages' }).waitFor();
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('menuitem', { name: 'Providers' }).click();
    await page.getByRole('heading', { level: 1, name: 'Providers' }).waitFor();
    await context.close();
  });
});
