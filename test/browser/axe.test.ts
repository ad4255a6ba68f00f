import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { startFixtureApi } from './fixtureApi';
import type { FixtureApi } from './fixtureApi';
import { becomeTheme, ensureTab, openBrowser, openTab, settled } from './support';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const themes = ['light', 'dark', 'contrast'] as const;

interface Place {
  name: string;
  path: string;
  personId?: string;
  width?: number;
  /** The only part to look at, where the rest is another place's. */
  part?: string;
  before?: (page: Page) => Promise<void>;
}
const press = (name: string) => (page: Page) => page.getByRole('button', { name }).first().click();

const places: readonly Place[] = [
  { name: 'packages', path: '/packages?route=EOTAS_S61' },
  {
    name: 'packages with nothing that matches',
    path: '/packages#q=zzz',
    before: (page) => page.getByText('No packages match').waitFor(),
  },
  { name: 'packages on a phone', path: '/packages', width: 390 },
  {
    name: 'export',
    path: '/packages',
    part: '[role=dialog]',
    before: async (page) => {
      await press('Export')(page);
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'find anything',
    path: '/packages',
    part: '[role=dialog]',
    before: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('forset');
      await page.getByRole('option').first().waitFor();
    },
  },
  { name: 'a package', path: '/packages/1057' },
  { name: 'a package’s activity', path: '/packages/1057/activity' },
  { name: 'a package that is not to be seen', path: '/packages/9999' },
  {
    name: 'logging a package with faults',
    path: '/packages/new',
    before: async (page) => {
      await press('Ask for approval')(page);
      await page.getByText('to put right').waitFor();
    },
  },
  {
    name: 'approvals with the posted card',
    path: '/approvals',
    before: async (page) => {
      await press('The card as posted in Teams')(page);
      await page.getByText('Answer due').waitFor();
    },
  },
  { name: 'panels', path: '/panels' },
  { name: 'a meeting that sits', path: '/panels/meeting/7' },
  { name: 'a meeting on a phone', path: '/panels/meeting/7', width: 390 },
  { name: 'a panel paper', path: '/panels/paper/2208' },
  {
    name: 'changing a panel paper',
    path: '/panels/paper/2207',
    before: async (page) => {
      await press('Change the paper')(page);
      await press('Add an option considered')(page);
    },
  },
  { name: 'providers', path: '/providers', personId: 'ruth' },
  { name: 'a suspended provider', path: '/providers/12', personId: 'ruth' },
  {
    name: 'adding a provider',
    path: '/providers',
    personId: 'ruth',
    part: '[role=dialog]',
    before: async (page) => {
      await press('Add a provider')(page);
      await page.getByRole('dialog').waitFor();
    },
  },
];
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

/** What axe finds on the page, or in its dialog alone where one is named. */
async function faultsOf(page: Page, part: string | undefined, rules: 'all' | 'colour') {
  const axe = new AxeBuilder({ page }).exclude('[data-tabster-dummy]');
  if (rules === 'all') axe.withTags(tags);
  else axe.withRules(['color-contrast', 'link-in-text-block']);
  const { violations } = await (part ? axe.include(part) : axe).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

describe('axe in the light, dark and high contrast themes', () => {
  test.each(places)('finds nothing on $name', async ({ path, personId, width, part, before }) => {
    const opening = { height: 560, ...(personId && { personId }), ...(width && { width }) };
    const { page, context, errors } = await openTab(browser, api.url, path, opening);
    await settled(page);
    await before?.(page);
    const found: Record<string, string[]> = {};
    for (const theme of themes) {
      await becomeTheme(page, theme);
      // A theme changes colours only: the other rules have the same answer in each.
      found[theme] = await faultsOf(page, part, theme === 'light' ? 'all' : 'colour');
    }
    await context.close();
    expect(found).toEqual({ light: [], dark: [], contrast: [] });
    expect(errors).toEqual([]);
  });
});
