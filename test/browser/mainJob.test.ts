import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { readXlsx } from 'hucre/xlsx';
import { type RunningServer, startServer } from '../support/server';
import { ensureTab, openBrowser, openTab } from './support';

/*
 * The main job in the tab on the product itself, with the demo council and the local Graph: log a
 * line, decide it as somebody else, see it approved, bring in a register, export.
 */

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  ensureTab();
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** Opens a page as a demo person, and expects a quiet console at the end. */
async function as(name: string, path: string, work: (page: Page) => Promise<void>): Promise<void> {
  const people = (await (await fetch(`${server.url}/api/local/people`)).json()) as {
    people: { id: string; name: string }[];
  };
  const personId = people.people.find((person) => person.name === name)?.id ?? '';
  const { page, context, errors } = await openTab(browser, server.url, path, { personId });
  await work(page);
  await context.close();
  expect(errors).toEqual([]);
}

const shows = (page: Page, text: string | RegExp) =>
  page.getByText(text).filter({ visible: true }).first().waitFor();
const press = (page: Page, name: string | RegExp) =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click();

describe('the main job in the tab', () => {
  let reference = '';

  test('Priya logs one line and asks for approval', async () => {
    await as('Priya Nair', '/packages/new', async (page) => {
      await page
        .getByLabel('Type it in one line')
        .fill('eotas AB12 Forest Trail Tutors 12h £45/h 9 June 2027 to 16 July 2027');
      await page.keyboard.press('Enter');
      await shows(page, '£3,024.00');
      await page.getByLabel('Objectives').fill('Four mornings a week by July.');
      await press(page, 'Ask for approval');
      await shows(page, /EP-\d{4} is logged\. The Team Manager decides by/);
      const heading = await page.getByRole('heading', { level: 1 }).innerText();
      reference = /EP-\d{4}/.exec(heading)?.[0] ?? '';
      expect(reference).not.toBe('');
    });
  });

  test('Priya cannot decide it, and reads who does', async () => {
    await as('Priya Nair', `/packages/${String(Number(reference.slice(3)))}`, async (page) => {
      await shows(page, /Team Manager decides by/);
      expect(await page.getByRole('link', { name: 'Decide' }).count()).toBe(0);
      expect(await page.getByRole('button', { name: 'Decide' }).count()).toBe(0);
    });
  });

  test('Megan approves it after a confirming press, and everybody sees it approved', async () => {
    await as('Megan Ashworth', '/approvals', async (page) => {
      await page.getByText(reference).first().click();
      await page.getByRole('heading', { name: reference }).waitFor();
      await press(page, 'Approve');
      await shows(page, 'Approve £3,024.00?');
      await press(page, 'Approve');
      await shows(page, `${reference} is approved.`);
    });
    await as('Priya Nair', `/packages/${String(Number(reference.slice(3)))}`, async (page) => {
      await page.getByRole('heading', { level: 1, name: reference }).waitFor();
      await shows(page, 'Approved');
    });
  });

  test('Priya exports her packages as a workbook with her package in it', async () => {
    await as('Priya Nair', '/packages?view=mine', async (page) => {
      await shows(page, reference);
      await press(page, 'Export');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page
          .getByRole('dialog')
          .getByRole('button', { name: /^Export/ })
          .click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^packages.*\.xlsx$/);
      const workbook = await readXlsx(readFileSync(await download.path()));
      expect(JSON.stringify(workbook)).toContain(reference);
    });
  });

  test('a school sees the directory without prices, and no packages', async () => {
    await as('Helen Frost', '/packages', async (page) => {
      await page.getByRole('link', { name: 'Providers' }).first().waitFor();
      expect(await page.getByText('£').count()).toBe(0);
      expect(await page.getByText(/EP-\d{4}/).count()).toBe(0);
    });
  });

  test('Tom brings in a register: he reads what would change before he applies it', async () => {
    const csv =
      'urn,name,town,postcode,lead_school,open_date,close_date\n990900,Test Meadow School,Wealdham,WL1 1AA,false,01-09-2001,\n';
    await as('Tom Okafor', '/providers', async (page) => {
      await press(page, 'Bring in a register');
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
      await shows(page, 'Test Meadow School');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Apply/ })
        .click();
      await shows(page, '1 change from register.csv applied.');
    });
    const found = await (
      await server.as('Tom Okafor')
    ).post('/api/providers/find', { words: 'test meadow' });
    expect(found.body.total).toBe(1);
  });
});
