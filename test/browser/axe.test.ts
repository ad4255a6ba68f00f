import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { startFixtureApi } from './fixtureApi';
import type { FixtureApi } from './fixtureApi';
import type { World } from './fixture/world';
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
  /** Makes the fixture's world another one before the page is opened. */
  world?: (world: World) => void;
  before?: (page: Page) => Promise<void>;
}
const press = (name: string) => (page: Page) => page.getByRole('button', { name }).first().click();

/** EP-1063's request is about a change, and its reader may do everything with it. */
function changeAsked({ approvals }: World): void {
  const page = approvals[1];
  const [first] = page?.approval.stages ?? [];
  if (!page || !first) return;
  page.approval.kind = 'variation';
  page.approval.because = 'Ready for a third day.';
  page.approval.change = [{ label: 'Hours', now: '12 hours a week', then: '15 hours a week' }];
  page.approval.stages = [first, { ...first, id: '2', name: 'Commissioner', quorum: 2 }];
  page.abilities = {
    ...page.abilities,
    decide: ['1', '2'],
    ask: ['1', '2'],
    reconsider: true,
    withdraw: true,
  };
}

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
  {
    name: 'referring a request with faults',
    path: '/approvals',
    part: '[role=dialog]',
    before: async (page) => {
      await page.getByRole('button', { name: 'Refer', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Refer' }).click();
      await page.getByText('to put right').waitFor();
    },
  },
  {
    name: 'a change side by side with what else one person decides',
    path: '/approvals?view=all&open=2208',
    world: changeAsked,
    before: (page) => page.getByRole('table', { name: 'What would change' }).waitFor(),
  },
  {
    name: 'withdrawing a request',
    path: '/approvals?view=all&open=2208',
    world: changeAsked,
    part: '[role=dialog]',
    before: async (page) => {
      await press('Withdraw')(page);
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'asking for another look',
    path: '/approvals?view=all&open=2208',
    world: changeAsked,
    part: '[role=dialog]',
    before: async (page) => {
      await press('Ask for another look')(page);
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'deputies',
    path: '/approvals',
    world: ({ deputies }) => {
      const days = { from: '2026-11-20', to: '2026-11-27' };
      const amira = { deputyId: 'amira', deputy: 'Amira Khan' };
      deputies.push({ ofId: 'megan', of: 'Megan Ashworth', ...amira, ...days });
      deputies.push({ ofId: 'amira', of: 'Amira Khan', deputyId: 'tom', deputy: 'Tom', ...days });
    },
    part: '[role=dialog]',
    before: async (page) => {
      await press('Deputies')(page);
      await press('Name the deputy')(page);
      await page.getByText('to put right').waitFor();
    },
  },
  {
    name: 'changing a package',
    path: '/packages/1059',
    part: '[role=dialog]',
    before: async (page) => {
      await press('Change or extend')(page);
      await page.getByLabel('Hours a week').fill('15');
      await page.getByRole('table', { name: 'What this change costs' }).waitFor();
      await press('Ask for approval')(page);
      await page.getByText('to put right').waitFor();
    },
  },
  {
    name: 'a package that began before its decision',
    path: '/packages/1057',
    world: (world) => {
      const at = '2026-11-24T10:42:00.000Z';
      world.emergency = { by: 'Tom Hale', at, because: 'No bed tonight.' };
    },
    before: (page) => page.getByText(/^Started before its decision/).waitFor(),
  },
  {
    name: 'starting before the decision',
    path: '/packages/1057',
    world: (world) => {
      world.mayStartEmergency = true;
    },
    part: '[role=dialog]',
    before: async (page) => {
      await press('Start before the decision')(page);
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'the process map', path: '/guidance' },
  { name: 'the process as a list', path: '/guidance?as=list' },
  { name: 'the process map for a school', path: '/guidance', personId: 'jo' },
  { name: 'the process on a phone', path: '/guidance', width: 390 },
  { name: 'the approvals of one stage', path: '/approvals?view=waiting&stage=SEND+Panel' },
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
  { name: 'the approval rules', path: '/settings/approval-rules' },
  {
    name: 'a draft of the approval rules',
    path: '/settings/approval-rules',
    personId: 'helen',
    before: async (page) => {
      await press('Change the rules')(page);
      await page.getByText('would have nobody to decide').waitFor();
    },
  },
  {
    name: 'changing a stage',
    path: '/settings/approval-rules',
    personId: 'helen',
    part: '[role=dialog]',
    before: async (page) => {
      await press('Change the rules')(page);
      await press('Change Head of Service')(page);
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'publishing approval rules',
    path: '/settings/approval-rules',
    personId: 'helen',
    part: '[role=dialog]',
    before: async (page) => {
      await press('Change the rules')(page);
      await page.getByRole('button', { name: /^Publish from/ }).click();
      await page.getByLabel('Why you publish anyway').waitFor();
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
  test.each(places)('finds nothing on $name', async (place) => {
    const { path, personId, width, part, before } = place;
    api.reset();
    place.world?.(api.world);
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
