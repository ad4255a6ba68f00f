import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { startFixtureApi } from './fixtureApi';
import type { FixtureApi } from './fixtureApi';
import { ensureTab, openBrowser } from './support';

/** 230 kB of compressed script for the first page: tab.md's budget for the Teams store's two seconds. */
const budget = 230 * 1024;
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

/** What a fresh window loads to show the path: name and compressed size of each script. */
async function scriptsOf(path: string): Promise<Map<string, number>> {
  const page = await browser.newPage();
  const sizes = new Map<string, number>();
  const bodies: Promise<void>[] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (!pathname.endsWith('.js')) return;
    const measure = async () => void sizes.set(pathname, gzipSync(await response.body()).length);
    bodies.push(measure());
  });
  await page.goto(`${api.url}${path}`);
  await page.getByRole('link', { name: 'EP-1063' }).waitFor();
  await Promise.all(bodies);
  await page.close();
  return sizes;
}

describe('the first load', () => {
  test('stays within its budget and leaves dialogs and the card renderer for later', async () => {
    const scripts = await scriptsOf('/packages');
    const total = [...scripts.values()].reduce((sum, size) => sum + size, 0);
    console.log(`first load: ${Math.round(total / 1024)} kB of script, compressed`);
    expect(total).toBeLessThanOrEqual(budget);
    const names = [...scripts.keys()].join(' ');
    for (const late of ['ExportDialog', 'ImportDialog', 'PostedCard', 'teamsHost']) {
      expect(names).not.toContain(late);
    }
  });

  test('has no inline script in its page', async () => {
    const html = await (await fetch(`${api.url}/packages`)).text();
    expect(html.match(/<script(?![^>]*src=)/g)).toBeNull();
    expect(html).not.toMatch(/ style=| on\w+=/);
  });
});
