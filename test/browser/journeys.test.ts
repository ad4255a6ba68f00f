import { press, setStage, shows } from './stage';
import { signInAs } from './support';

const fixture = setStage();
const line = 'eotas AB1207 Forest Trail 12h £45/h 7 Dec to 16 Jul';

describe('ending a package', () => {
  test('needs a day inside it and a reason, and says when it ends', async () => {
    await fixture.on('/packages/1057', async (page) => {
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
    await fixture.on(
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
    await fixture.on(
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
    await fixture.on(
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
    await fixture.on('/', async (page) => {
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
    await fixture.on('/packages', async (page) => {
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
    await fixture.on('/packages', async (page) => {
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
    fixture.api.requests.length = 0;
    await fixture.on('/packages', async (page) => {
      await page.getByRole('searchbox').fill('AB1207');
      await page.getByRole('link', { name: 'EP-1063' }).waitFor();
      await page.waitForURL(/#q=AB1207/);
      await page.getByRole('link', { name: 'Log a package' }).click();
      await page.getByLabel('Type it in one line').fill(line);
      await page.keyboard.press('Enter');
      await shows(page, '£14,040.00');
    });
    expect(fixture.api.requests.filter((asked) => /AB1207|J\.M\./i.test(asked))).toEqual([]);
  });

  test('Back walks through views and opened items, not through keystrokes', async () => {
    await fixture.on('/packages', async (page) => {
      await page.getByRole('tab', { name: 'Ended' }).click();
      await page.getByRole('searchbox').pressSequentially('Forest');
      await page.waitForURL(/view=ended#q=Forest/);
      await page.goBack();
      await page.waitForURL((url) => url.search === '' && url.hash === '');
    });
  });

  test('a view that does not fit is in “More”, and fits once it is opened', async () => {
    await fixture.on('/packages', async (page) => {
      await page.getByRole('tab', { name: /^More views/ }).click();
      await page.getByRole('menuitem', { name: 'Off contract' }).click();
      await page.waitForURL(/view=offContract/);
      await page.getByRole('tab', { name: 'Off contract', selected: true }).waitFor();
      await page.reload();
      await page.getByRole('tab', { name: 'Off contract', selected: true }).waitFor();
    });
  });
});
