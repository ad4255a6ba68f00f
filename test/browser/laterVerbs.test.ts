import type { Browser, Page } from 'playwright-core';
import { type RunningServer, startServer } from '../support/server';
import { ensureTab, openBrowser, openTab } from './support';
import { press, shows } from './stage';

/*
 * What comes after a request, in the tab on the product itself with the demo council, whose rules
 * have one stage and one Team Manager a team: taking it back, a deputy, another look, a change.
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

/** Logs a package as Priya and answers its id; its request waits for a Team Manager. */
async function logged(first: string, last: string): Promise<number> {
  const priya = await server.as('Priya Nair');
  const line = `eotas AB12 Forest Trail Tutors 12h £45/h ${first} to ${last}`;
  const { body: read } = await priya.post('/api/packages/read-line', { line });
  const form = { ...Object(read['form']), objectives: 'Four mornings a week.' } as object;
  const { body } = await priya.post('/api/packages', { draftId: crypto.randomUUID(), form });
  return Number(body['id']);
}

async function approvalOf(packageId: number): Promise<number> {
  const priya = await server.as('Priya Nair');
  for (let tries = 0; tries < 50; tries += 1) {
    const { body } = await priya.get(`/api/packages/${String(packageId)}`);
    const { approvals } = body as { approvals: { id: number }[] };
    const last = approvals.at(-1);
    if (last) return last.id;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the package has no request for a decision after five seconds');
}

const referenceOf = (id: number) => `EP-${String(id).padStart(4, '0')}`;
const request = (id: number) => `/approvals?view=all&open=${String(id)}`;

describe('what comes after a request', () => {
  test('Priya takes a request back that nobody has decided', async () => {
    const id = await logged('9 June 2027', '16 July 2027');
    await as('Priya Nair', request(await approvalOf(id)), async (page) => {
      await page.getByRole('button', { name: 'Withdraw', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: `Withdraw ${referenceOf(id)}?` });
      await dialog.getByLabel('Why').fill('Logged twice.');
      await dialog.getByRole('button', { name: 'Withdraw' }).click();
      await shows(page, `${referenceOf(id)} is withdrawn.`);
      await shows(page, /^Priya Nair withdrew this/);
    });
  });

  test('Megan names a deputy, who reads it on the page', async () => {
    let deputy = '';
    await as('Megan Ashworth', '/approvals', async (page) => {
      await press(page, 'Deputies');
      const dialog = page.getByRole('dialog');
      const choice = dialog.getByLabel('Who decides for you');
      deputy = (await choice.locator('option').nth(1).innerText()).trim();
      await choice.selectOption(deputy);
      await dialog.getByLabel('Last day').first().fill('2099-01-01');
      await press(page, 'Name the deputy');
      await dialog.getByRole('link', { name: /^A deputy can be named until/ }).waitFor();
      await dialog.getByLabel('First day').first().fill('2098-12-01');
      await press(page, 'Name the deputy');
      await shows(page, `${deputy} decides for you from 1 December 2098 to 1 January 2099.`);
    });
    await as(deputy, '/approvals', (page) =>
      shows(page, 'You also decide for Megan Ashworth from 1 December 2098 to 1 January 2099.'),
    );
  });

  test('another look where only one person decides is refused, and says who can help', async () => {
    const id = await logged('7 June 2027', '9 July 2027');
    const approval = await approvalOf(id);
    await as('Megan Ashworth', request(approval), async (page) => {
      await page.getByLabel('Reason or condition').fill('The school has a place.');
      await press(page, 'Decline');
      await press(page, 'Decline');
      await shows(page, `${referenceOf(id)} is declined.`);
    });
    await as('Priya Nair', request(approval), async (page) => {
      await press(page, 'Ask for another look');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Why').fill('The place is gone.');
      await dialog.getByRole('button', { name: 'Ask for another look' }).click();
      await shows(
        page,
        new RegExp(`^Team Manager has nobody.* who did not decide on ${referenceOf(id)} before`),
      );
      expect(await dialog.getByLabel('Why').inputValue()).toBe('The place is gone.');
    });
  });

  test('a change of an approved package says its cost and waits, the package as it was', async () => {
    const id = await logged('14 June 2027', '2 July 2027');
    const approval = await approvalOf(id);
    await as('Megan Ashworth', request(approval), async (page) => {
      await press(page, 'Approve');
      await press(page, 'Approve');
      await shows(page, new RegExp(`^(Your answer on )?${referenceOf(id)} is (approved|stored)`));
    });
    await as('Priya Nair', `/packages/${String(id)}`, async (page) => {
      await press(page, 'Change or extend');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Hours a week').fill('15');
      await shows(page, /^The change would begin after the last day/);
      await dialog.getByLabel('From').first().fill('21 June 2027');
      await dialog.getByRole('row', { name: /^Whole cost £1,620\.00 £/ }).waitFor();
      await dialog.getByLabel('Why').fill('Ready for a third day.');
      await press(page, 'Ask for approval');
      await shows(page, /^A change waits\. The Team Manager decides by/);
      const table = page.getByRole('table', { name: 'What would change' });
      await table.getByRole('row', { name: /^Hours 12 hours a week 15 hours a week/ }).waitFor();
    });
    await as('Megan Ashworth', '/approvals', (page) =>
      page.getByRole('button', { name: new RegExp(`^Change of ${referenceOf(id)}`) }).waitFor(),
    );
  });
});
