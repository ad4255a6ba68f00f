import type { Browser, Frame, Page } from 'playwright-core';
import { startFixtureApi } from './fixtureApi';
import type { FixtureApi } from './fixtureApi';
import { ensureTab, openBrowser } from './support';

// A public page may not frame this machine's own ports; the real tab has a public address.
const flags = ['--disable-features=LocalNetworkAccessChecks'];
let api: FixtureApi;
let browser: Browser;

beforeAll(async () => {
  ensureTab();
  [api, browser] = await Promise.all([startFixtureApi(), openBrowser(flags)]);
});
afterAll(async () => {
  await browser.close();
  await api.close();
});

const teams = 'https://teams.microsoft.com';
/** A page that speaks as much of Teams' protocol as the tab needs. */
const hostPage = (address: string) => `<!doctype html><title>Teams</title>
<iframe name="embedded-page-container" src="${address}" style="width:1200px;height:700px"></iframe>
<script>
const answers = {
  initialize: ['content', 'web', JSON.stringify({ apiVersion: 4, supports: {} }), '2.0.0'],
  getContext: [{ app: { theme: 'dark' }, theme: 'dark', locale: 'en-gb', subEntityId: '/packages/1057', hostName: 'Teams', frameContext: 'content' }],
  'authentication.getAuthToken': [true, 'person:amira'],
};
addEventListener('message', (event) => {
  const { id, uuidAsString, func } = event.data;
  const args = answers[func];
  if (args) event.source.postMessage({ id, uuidAsString, args }, event.origin);
});
window.say = (func, args) => frames[0].postMessage({ func, args }, '${new URL(address).origin}');
</script>`;

async function openInTeams(html: (address: string) => string): Promise<{ page: Page; tab: Frame }> {
  const context = await browser.newContext({ locale: 'en-GB' });
  await context.route(`${teams}/**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: html(`${api.url}/packages`) }),
  );
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(`${teams}/tab`);
  const tab = page.frames().find((frame) => frame.url().startsWith(api.url));
  if (!tab) throw new Error('the tab was not framed');
  return { page, tab };
}

/** The colour behind the page, which tells the theme. */
const background = (tab: Frame) =>
  tab.evaluate(() => {
    const shell = document.querySelector('#content')?.parentElement?.parentElement;
    return shell ? getComputedStyle(shell).backgroundColor : '';
  });

describe('the tab inside Teams', () => {
  test('signs in with Teams’ token, opens the link’s page and takes on the theme at once', async () => {
    const { page, tab } = await openInTeams(hostPage);
    await tab.getByRole('heading', { level: 1, name: 'EP-1057' }).waitFor();
    const dark = await background(tab);
    await page.evaluate("say('themeChange', ['contrast'])");
    await tab.waitForFunction((before) => {
      const shell = document.querySelector('#content')?.parentElement?.parentElement;
      return shell && getComputedStyle(shell).backgroundColor !== before;
    }, dark);
    expect(await background(tab)).toBe('rgb(0, 0, 0)');
    expect(await tab.getByRole('button', { name: /^Who am I/ }).count()).toBe(0);
    await page.context().close();
  });

  test('in a frame that never answers it goes on without Teams after 1.5 seconds', async () => {
    const { page, tab } = await openInTeams(
      (address) => `<!doctype html><iframe src="${address}"></iframe>`,
    );
    await tab.getByRole('heading', { level: 1, name: 'Packages' }).waitFor();
    await page.context().close();
  });
});
