import type { Browser, Page } from 'playwright-core';
import { startFixtureApi } from './fixtureApi';
import type { FixtureApi } from './fixtureApi';
import { ensureTab, openBrowser, openTab, signInAs } from './support';
import type { Opening } from './support';

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

/** Opens a path, does something with the page, closes it, and expects a quiet console. */
async function on(path: string, work: (page: Page) => Promise<void>, opening: Opening = {}) {
  const { page, context, errors } = await openTab(browser, api.url, path, opening);
  await work(page);
  await context.close();
  expect(errors).toEqual([]);
}
const shows = (page: Page, text: string | RegExp) =>
  page.getByText(text).filter({ visible: true }).first().waitFor();
const press = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).first().click();
const line = 'eotas AB1207 Forest Trail 12h £45/h 7 Dec to 16 Jul';

describe('logging a package', () => {
  test('one line fills the form, objectives are asked for, and the package is logged', async () => {
    await on('/packages/new', async (page) => {
      await page.getByLabel('Type it in one line').fill(line);
      await page.keyboard.press('Enter');
      await shows(page, /^Understood: child, route/);
      await shows(page, '£14,040.00');
      expect(await page.getByLabel('First day').first().inputValue()).toBe('7 December 2026');
      await press(page, 'Ask for approval');
      await shows(page, 'There is 1 thing to put right');
      await page.getByRole('link', { name: 'Write at least one objective' }).first().click();
      await page.keyboard.type('Join a group of three by February.');
      await press(page, 'Ask for approval');
      await shows(page, 'EP-1063 is logged. The Team Manager decides by 27 November 2026.');
      await page.getByRole('heading', { level: 1, name: 'EP-1063' }).waitFor();
    });
  });

  test('a refused save says so and keeps what was typed', async () => {
    const message = 'Microsoft 365 is not answering. Nothing was saved. Try again in a minute.';
    api.misbehave('/api/packages', { status: 503, body: { code: 'unavailable', message } });
    await on('/packages/new', async (page) => {
      await page.getByLabel('Type it in one line').fill(line);
      await page.keyboard.press('Enter');
      await shows(page, '£14,040.00');
      await page.getByLabel('Objectives').fill('Join a group of three.');
      await press(page, 'Ask for approval');
      await shows(page, 'What you typed is still on this page.');
      expect(await page.getByLabel('Objectives').inputValue()).toBe('Join a group of three.');
    });
  });

  test('what is typed outlives a visit to another page', async () => {
    await on('/packages/new', async (page) => {
      await page.getByLabel('Objectives').fill('Four mornings by February.');
      await page.getByRole('link', { name: 'Providers' }).click();
      await page.getByRole('heading', { level: 1, name: 'Providers' }).waitFor();
      await page.goBack();
      const kept = await page.getByLabel('Objectives').inputValue();
      expect(kept).toBe('Four mornings by February.');
    });
  });

  test('a day that cannot be read is pointed at when its field is left', async () => {
    await on('/packages/new', async (page) => {
      await page.getByLabel('First day').first().fill('31 June');
      await page.keyboard.press('Tab');
      await shows(page, 'Enter a day, like 7 December 2026');
      await page.getByLabel('First day').first().fill('9/6/27');
      await page.keyboard.press('Tab');
      expect(await page.getByLabel('First day').first().inputValue()).toBe('9 June 2027');
    });
  });

  test('an unknown child can be added by reference and initials', async () => {
    await on('/packages/new', async (page) => {
      await page.getByRole('combobox', { name: 'Child' }).fill('ZX9001');
      await press(page, 'Add ZX9001 as a new child');
      await page.getByLabel('Initials').fill('Q.R.');
      await press(page, 'Add the child');
      await shows(page, 'J.M., Year 9, EHC plan');
    });
  });

  test('a provider’s page opens the form with the provider filled in', async () => {
    await on('/providers/37', async (page) => {
      await page.getByRole('link', { name: 'Log a package here' }).click();
      await page.waitForFunction(() =>
        document.querySelector<HTMLInputElement>('#log-providerId')?.value.startsWith('Forest'),
      );
    });
  });
});

describe('deciding', () => {
  test('asks once more, is stored, and the next request opens', async () => {
    await on('/approvals', async (page) => {
      await press(page, 'Approve');
      await shows(page, 'Approve £14,040.00?');
      expect(api.world.approvals[0]?.approval.state).toBe('open');
      await page.keyboard.press('Enter');
      await shows(page, 'EP-1057 is approved.');
      await page.getByRole('heading', { level: 2, name: 'EP-1063' }).waitFor();
      expect(api.world.approvals[0]?.approval.state).toBe('approved');
    });
  });

  test('a decline needs a reason', async () => {
    await on('/approvals', async (page) => {
      await press(page, 'Decline');
      await shows(page, 'Say why, or what you ask');
      await page.keyboard.type('No staff for two weeks.');
      await press(page, 'Decline');
      await shows(page, 'Decline EP-1057?');
      await press(page, 'Decline');
      await shows(page, 'EP-1057 is declined.');
    });
  });

  test('a condition turns the button into "Approve with conditions"', async () => {
    await on('/approvals', async (page) => {
      await page.getByLabel('Reason or condition').fill('Only until Easter.');
      await press(page, 'Approve with conditions');
      await shows(page, 'Approve £14,040.00 with this condition?');
    });
  });

  test('says who was faster, and keeps what was typed', async () => {
    const message = 'Tom Hale approved this at 10:41. Your answer was not recorded.';
    api.misbehave('/api/approvals/2207/decide', {
      status: 409,
      body: { code: 'conflict', message },
    });
    await on('/approvals', async (page) => {
      await page.getByLabel('Reason or condition').fill('Only until Easter.');
      await press(page, 'Approve with conditions');
      await press(page, 'Approve with conditions');
      await shows(page, message);
      expect(await page.getByLabel('Reason or condition').inputValue()).toBe('Only until Easter.');
    });
  });

  test('goes by key: J and K through the list, R to the reason, Ctrl+Enter to the question', async () => {
    await on('/approvals', async (page) => {
      await page.getByRole('heading', { level: 2, name: 'EP-1057' }).waitFor();
      await page.keyboard.press('j');
      await page.getByRole('heading', { level: 2, name: 'EP-1063' }).waitFor();
      await page.keyboard.press('k');
      await page.getByRole('heading', { level: 2, name: 'EP-1057' }).waitFor();
      await page.keyboard.press('r');
      await page.keyboard.type('jk');
      await page.getByRole('heading', { level: 2, name: 'EP-1057' }).waitFor();
      await page.keyboard.press('Control+Enter');
      await shows(page, 'Approve £14,040.00 with this condition?');
    });
  });
});

describe('ending a package', () => {
  test('needs a day inside it and a reason, and says when it ends', async () => {
    await on('/packages/1057', async (page) => {
      await press(page, 'More actions');
      await page.getByRole('menuitem', { name: 'End this package' }).click();
      await page.getByLabel('Last day').first().fill('20 July 2027');
      await press(page, 'End EP-1057');
      await shows(page, /^It already ends on 16 July 2027/);
      await shows(page, 'Say why it ends');
      await page.getByLabel('Last day').first().fill('18 Dec 2026');
      await page.getByLabel('Why').fill('Back in school');
      await shows(page, 'End EP-1057 on 18 December 2026?');
      await press(page, 'End EP-1057');
      await shows(page, 'EP-1057 ends on 18 December 2026. Tell the provider today.');
    });
  });
});

describe('keeping providers', () => {
  test('a register is shown row by row before it is applied', async () => {
    const csv = { name: 'edubase.csv', mimeType: 'text/csv', buffer: Buffer.from('URN\n150001') };
    await on(
      '/providers',
      async (page) => {
        await press(page, 'Bring in a register');
        await page.locator('input[type=file]').setInputFiles(csv);
        await page.getByRole('tab', { name: 'Skip 1' }).click();
        await shows(page, 'The URN has 2 digits');
        await press(page, 'Apply 4 changes');
        await shows(page, '4 changes from edubase.csv applied.');
      },
      { personId: 'ruth' },
    );
  });

  test('a suspension needs a reason and shows on the page', async () => {
    await on(
      '/providers/37',
      async (page) => {
        await press(page, 'Suspend');
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('button', { name: 'Suspend' }).click();
        await shows(page, 'Say why it is suspended');
        await dialog.getByLabel('Why').fill('Insurance was not renewed');
        await dialog.getByRole('button', { name: 'Suspend' }).click();
        await shows(page, /^Suspended on 2 October 2026/);
        expect(await page.getByRole('link', { name: 'Log a package here' }).count()).toBe(0);
      },
      { personId: 'ruth' },
    );
  });

  test('a new provider needs a name and a kind', async () => {
    await on(
      '/providers',
      async (page) => {
        await press(page, 'Add a provider');
        await press(page, 'Add the provider');
        await shows(page, 'There are 2 things to put right');
        await page.getByRole('dialog').getByLabel('Name').fill('Quarry Lane Tutors');
        await page.getByLabel('Kind of provider').fill('Tutoring');
        await press(page, 'Add the provider');
        await shows(page, 'Quarry Lane Tutors is on the list of providers.');
      },
      { personId: 'ruth' },
    );
  });
});

describe('who is reading', () => {
  test('decides what the rail holds: a school sees providers without prices and nothing else', async () => {
    await on('/', async (page) => {
      await page.getByRole('heading', { level: 1, name: 'Packages' }).waitFor();
      await signInAs(page, 'Jo Parry');
      await page.getByRole('heading', { level: 1, name: 'Providers' }).waitFor();
      await page.getByRole('columnheader', { name: 'Capacity' }).waitFor();
      expect(await page.getByRole('link', { name: 'Packages' }).count()).toBe(0);
      expect(await page.getByRole('columnheader', { name: 'Price' }).count()).toBe(0);
    });
  });
});

describe('finding anything', () => {
  test('opens with Ctrl+K, forgives a slip and opens what Enter chooses', async () => {
    await on('/packages', async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('forset');
      await shows(page, 'Showing results for “forest”');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: /^Forest/ }).waitFor();
    });
  });
});

describe('exporting', () => {
  test('hands over the file and says what it holds', async () => {
    await on('/packages', async (page) => {
      await page.getByRole('link', { name: 'EP-1063' }).waitFor();
      await press(page, 'Export');
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('dialog').getByRole('button', { name: 'Export' }).click(),
      ]);
      expect(file.suggestedFilename()).toBe('packages-all-2026-11-24.csv');
      await shows(page, /^Exported 1,063 packages without child details to/);
    });
  });
});

describe('addresses', () => {
  test('hold no child’s reference, initials or search words', async () => {
    api.requests.length = 0;
    await on('/packages', async (page) => {
      await page.getByRole('searchbox').fill('AB1207');
      await page.getByRole('link', { name: 'EP-1063' }).waitFor();
      await page.waitForURL(/#q=AB1207/);
      await page.getByRole('link', { name: 'Log a package' }).click();
      await page.getByLabel('Type it in one line').fill(line);
      await page.keyboard.press('Enter');
      await shows(page, '£14,040.00');
    });
    expect(api.requests.filter((asked) => /AB1207|J\.M\./i.test(asked))).toEqual([]);
  });

  test('Back walks through views and opened items, not through keystrokes', async () => {
    await on('/packages', async (page) => {
      await page.getByRole('tab', { name: 'Ended' }).click();
      await page.getByRole('searchbox').pressSequentially('Forest');
      await page.waitForURL(/view=ended#q=Forest/);
      await page.goBack();
      await page.waitForURL((url) => url.search === '' && url.hash === '');
    });
  });
});
