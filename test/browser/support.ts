import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';

export const root = join(__dirname, '../..');
const built = join(root, 'dist/tab/index.html');
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Builds the tab where it is missing or older than its sources. */
export function ensureTab(): void {
  const newest = newestIn(join(root, 'tab'));
  const age = statSync(built, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (age > newest) return;
  // Vite is an ES module, which jest cannot load: it builds in a process of its own.
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const words = [vite, 'build', '--config', 'tab/vite.config.ts', '--logLevel', 'warn'];
  // Under jest NODE_ENV is 'test', with which React would be built for development.
  const env = { ...process.env, NODE_ENV: 'production' };
  execFileSync(process.execPath, words, { cwd: root, stdio: 'inherit', env });
}

function newestIn(folder: string): number {
  const times = readdirSync(folder, { withFileTypes: true }).map((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? newestIn(path) : statSync(path).mtimeMs;
  });
  return Math.max(0, ...times);
}

/** Starts the Chromium that the system has. */
export function openBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: [...flags, ...more] });
}

/** Segoe UI is not shipped: Open Sans, drawn at the same width, stands in for it. */
const standInFont = [
  ['400', 'Open Sans', 'OpenSans-Regular'],
  ['600', 'Open Sans Semibold', 'OpenSans-Semibold'],
  ['700', 'Open Sans Bold', 'OpenSans-Bold'],
]
  .map(
    ([weight, name, file]) =>
      `@font-face{font-family:"Segoe UI";font-weight:${weight};size-adjust:94%;src:local("${name}"),local("${file}")}`,
  )
  .join('');

/** How a page is opened. */
export interface Opening {
  width?: number;
  height?: number;
  theme?: 'light' | 'dark' | 'contrast';
  /** The id of the local person to be; the first of the list where it is not given. */
  personId?: string;
}

/** A fresh window on the tab, signed in, at the path; faults in its console are kept in `errors`. */
export async function openTab(
  browser: Browser,
  url: string,
  path: string,
  opening: Opening = {},
): Promise<{ page: Page; context: BrowserContext; errors: string[] }> {
  const { width = 1280, height = 800, theme = 'light', personId } = opening;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme === 'dark' ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    const isFault = message.type() === 'error' && !message.text().startsWith('Failed to load');
    if (isFault) errors.push(message.text());
  });
  await page.addInitScript((css) => {
    document.addEventListener('DOMContentLoaded', () => {
      document.head.append(Object.assign(document.createElement('style'), { textContent: css }));
    });
  }, standInFont);
  if (personId) {
    await page.addInitScript((id) => {
      sessionStorage.setItem('education-packages.person', id);
    }, personId);
  }
  const themed = new URL(path, url);
  if (theme === 'contrast') themed.searchParams.set('theme', 'contrast');
  await page.goto(themed.href);
  await page.locator('#content h1, main[aria-busy=false] h1').first().waitFor();
  return { page, context, errors };
}

/** Becomes another person with the avatar's switch. */
export async function signInAs(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Who am I/ }).click();
  await page.getByRole('menuitemradio', { name: new RegExp(name) }).click();
  await page.getByRole('button', { name: new RegExp(`^Who am I: ${name}`) }).waitFor();
}

/** Waits until nothing that the page shows is still on its way. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main[aria-busy=false] h1').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('main [aria-busy="true"]'));
}

/** Saves a picture of the page, whole or as seen. */
export async function screenshot(page: Page, file: string, whole = false): Promise<void> {
  await settled(page);
  await page.screenshot({ path: file, fullPage: whole });
}

/** Changes the theme of an open page, as Teams does: at once, without loading it again. */
export async function becomeTheme(page: Page, theme: 'light' | 'dark' | 'contrast'): Promise<void> {
  await page.evaluate((name) => {
    const address = new URL(window.location.href);
    address.searchParams.set('theme', name);
    window.history.replaceState(null, '', address.href);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, theme);
  // Colours may take the 100 ms of their transition.
  await page.waitForTimeout(120);
}
