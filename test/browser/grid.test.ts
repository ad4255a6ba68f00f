import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startFixtureApi } from './fixtureApi';
import type { FixtureApi } from './fixtureApi';
import { ensureTab, openBrowser, openTab, settled } from './support';

let api: FixtureApi;
let browser: Browser;
let page: Page;
let context: BrowserContext;

beforeAll(async () => {
  ensureTab();
  [api, browser] = await Promise.all([startFixtureApi(), openBrowser()]);
});
beforeEach(async () => {
  ({ page, context } = await openTab(browser, api.url, '/packages'));
  await settled(page);
});
afterEach(() => context.close());
afterAll(async () => {
  await browser.close();
  await api.close();
});

/** Row and column of the cell with the focus, as "row:column"; headings are row -1. */
const focused = () =>
  page.evaluate(() => document.activeElement?.getAttribute('data-cell') ?? 'outside');

async function pressed(...keys: string[]): Promise<string> {
  for (const key of keys) await page.keyboard.press(key);
  await page.waitForTimeout(60);
  return focused();
}

describe('moving in the grid by key', () => {
  beforeEach(() => page.getByRole('link', { name: 'EP-1063' }).focus());

  test('arrows go from cell to cell and into the headings', async () => {
    expect(await pressed('ArrowDown', 'ArrowRight')).toBe('1:1');
    expect(await pressed('ArrowUp', 'ArrowUp')).toBe('-1:1');
    expect(await pressed('ArrowLeft', 'ArrowLeft')).toBe('-1:0');
  });

  test('Home and End stay in the row, with Ctrl they reach the ends of 1,063 rows', async () => {
    expect(await pressed('End')).toBe('0:8');
    expect(await pressed('Home')).toBe('0:0');
    await page.keyboard.press('Control+End');
    await page.locator('[data-cell="1062:8"]').waitFor();
    await page.waitForFunction(
      () => document.activeElement?.getAttribute('data-cell') === '1062:8',
    );
    expect(await pressed('Control+Home')).toBe('0:0');
  });

  test('Page Down goes one page of rows', async () => {
    const [row] = (await pressed('PageDown')).split(':').map(Number);
    expect(row).toBeGreaterThan(5);
  });

  test('Enter opens the row from any cell', async () => {
    await pressed('ArrowRight', 'ArrowRight', 'Enter');
    await page.getByRole('heading', { level: 1, name: 'EP-1063' }).waitFor();
  });

  test('Esc leaves the grid for the heading of the page', async () => {
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  });

  test('there is one tab stop: Tab leaves the grid', async () => {
    await pressed('ArrowDown', 'ArrowDown');
    expect(await pressed('Tab')).toBe('outside');
    expect(await pressed('Shift+Tab')).toBe('2:0');
  });

  test('Enter on a heading sorts, and Ctrl+Shift+arrows resize its column', async () => {
    await pressed('ArrowUp', 'End', 'ArrowLeft', 'Enter');
    await page.waitForURL(/sort=cost:ascending/);
    const heading = page.getByRole('columnheader', { name: 'Whole cost' });
    await heading.and(page.locator('[aria-sort="ascending"]')).waitFor();
    const before = await heading.evaluate((cell) => cell.clientWidth);
    await heading.focus();
    await pressed('Control+Shift+ArrowRight', 'Control+Shift+ArrowRight');
    expect(await heading.evaluate((cell) => cell.clientWidth)).toBe(before + 32);
  });
});

describe('the columns of a window', () => {
  const headings = () => page.getByRole('columnheader').allTextContents();

  test.each([
    [1280, 'without a first day'],
    [1366, 'with all ten columns'],
    [1920, 'with all ten columns'],
  ])('at %i px all fit without scrolling sideways, %s', async (width) => {
    await page.setViewportSize({ width, height: 800 });
    const grid = page.getByRole('grid');
    const { whole, seen } = await grid.evaluate((frame) => ({
      whole: frame.scrollWidth,
      seen: frame.clientWidth,
    }));
    expect(whole).toBe(seen);
    expect((await headings()).includes('Starts')).toBe(width > 1280);
    const last = page.getByRole('columnheader', { name: 'Next review' });
    const edges = await last.evaluate((cell) => ({
      cell: cell.getBoundingClientRect().right,
      frame: cell.closest('[role=grid]')?.getBoundingClientRect().right ?? 0,
    }));
    expect(edges.cell).toBeLessThanOrEqual(edges.frame);
  });

  test('the first day can be chosen where it is left out, and stays chosen', async () => {
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Starts' }).click();
    await page.waitForURL(/cols=/);
    await page.reload();
    await settled(page);
    expect(await headings()).toContain('Starts');
  });
});

describe('a windowed grid', () => {
  test('draws what is in view and says how many rows there are', async () => {
    const grid = page.getByRole('grid', { name: 'packages' });
    expect(await grid.getAttribute('aria-rowcount')).toBe('1065');
    expect(await grid.getByRole('row').count()).toBeLessThan(60);
  });

  test('fetches the next block of 200 only when one scrolls to it', async () => {
    const asked = () => api.requests.filter((line) => line === 'POST /api/packages/find').length;
    const before = asked();
    await page.getByRole('grid').evaluate((grid) => {
      grid.scrollTop = 34 * 700;
    });
    await page.getByRole('link', { name: 'EP-0360' }).waitFor();
    expect(asked() - before).toBeGreaterThanOrEqual(1);
    expect(asked() - before).toBeLessThanOrEqual(2);
  });

  test('keeps totals of the whole filter in view', async () => {
    await page.getByText('1,063 logged').waitFor();
    const totals = page.getByRole('row').last();
    expect(await totals.textContent()).toContain('£29,738,326.50');
  });
});

describe('the focus', () => {
  test('returns to its row after Ctrl+K and Esc, and after Back', async () => {
    await page.getByRole('link', { name: 'EP-1063' }).focus();
    await pressed('ArrowDown', 'ArrowDown');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /^Find/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-cell') === '2:0');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: 'Cost' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.goBack();
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-cell') === '2:0');
  });
});
