import type { Page } from 'playwright-core';
import { press, setStage, shows } from './stage';
import { signInAs } from './support';

const stage = setStage();
const path = '/settings/approval-rules';
const admin = { personId: 'helen' };
const names = async (page: Page) => {
  const list = page.getByRole('list', { name: 'Stages' });
  // A dialog that closes hides what is below it for a moment more.
  await list.waitFor();
  return list.getByRole('listitem').evaluateAll((rows) => rows.map((row) => row.textContent));
};
const draft = async (page: Page) => {
  await press(page, 'Change the rules');
  await page.getByRole('button', { name: 'Add a stage' }).waitFor();
};
const choose = async (page: Page, stageName: string, item: string) => {
  await press(page, `More for ${stageName}`);
  await page.getByRole('menuitem', { name: item }).click();
};

describe('reading the approval rules', () => {
  test('everyone who sees packages finds them in the rail, as sentences, without buttons', async () => {
    await stage.on('/packages', async (page) => {
      await page.getByRole('link', { name: 'Settings' }).click();
      await page.getByRole('heading', { level: 1, name: 'Approval rules' }).waitFor();
      await shows(page, 'In force since 1 September 2026. Published by Helen Frost.');
      await shows(page, 'Costs more than £10,000.00 a year, or route is EOTAS (section 61)');
      await shows(page, 'No limit is set for the cost of a year');
      expect(await page.getByRole('button', { name: /Change|Undo|Publish/ }).count()).toBe(0);
    });
  });

  test('another set opens by its day, which stands in the address', async () => {
    await stage.on(path, async (page) => {
      await page.getByRole('link', { name: 'From 1 January 2027' }).click();
      await shows(page, 'To come, from 1 January 2027.');
      await shows(page, 'The panel has its second chair from January.');
      expect(new URL(page.url()).searchParams.get('from')).toBe('2027-01-01');
      await page.goBack();
      await shows(page, 'In force since 1 September 2026.');
    });
  });

  test('a school reader has neither the entry nor the page', async () => {
    await stage.on(
      path,
      async (page) => {
        await shows(page, 'You cannot see this page');
        expect(await page.getByRole('link', { name: 'Settings' }).count()).toBe(0);
      },
      { personId: 'jo' },
    );
  });
});

describe('changing the approval rules', () => {
  test('a stage moves by its menu, keeps the focus, and is told', async () => {
    await stage.on(
      path,
      async (page) => {
        await draft(page);
        await choose(page, 'SEND Panel', 'Move up');
        await shows(page, 'SEND Panel is now stage 1 of 4.');
        expect((await names(page))[0]).toContain('SEND Panel');
        await page.waitForFunction(
          () => document.activeElement?.getAttribute('aria-label') === 'More for SEND Panel',
        );
      },
      admin,
    );
  });

  test('a stage that was removed comes back with Undo', async () => {
    await stage.on(
      path,
      async (page) => {
        await draft(page);
        await choose(page, 'Head of Service', 'Remove');
        await shows(page, 'Head of Service is removed from the draft.');
        expect(await names(page)).toHaveLength(3);
        await press(page, 'Undo');
        expect(await names(page)).toHaveLength(4);
      },
      admin,
    );
  });

  test('a stage from a name that councils use has a blank limit, and says so until one is set', async () => {
    await stage.on(
      path,
      async (page) => {
        await draft(page);
        await press(page, 'Add a stage');
        await page.getByRole('menuitem', { name: 'Finance check' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByText('No limit is set: this condition holds for no package').waitFor();
        await press(page, 'Add to the draft');
        await dialog.getByText('Choose at least one person').waitFor();
        await dialog.getByText('Enter working days, from 0 to 260').waitFor();
        await dialog
          .getByRole('combobox', { name: 'Who decides: add a person' })
          .selectOption('ruth');
        await dialog.getByLabel('Working days to answer').fill('4');
        await dialog.getByRole('textbox', { name: 'Costs more in a year than' }).fill('25,000');
        await press(page, 'Add to the draft');
        await shows(page, 'Costs more than £25,000.00 a year');
        await shows(page, 'Ruth Ellery · 4 working days');
        await shows(page, 'New');
      },
      admin,
    );
  });

  test('every thing that a condition can ask for can be chosen once', async () => {
    await stage.on(
      path,
      async (page) => {
        await draft(page);
        await press(page, 'Change Head of Service');
        const add = page.getByLabel('Condition 1: add what the package is like');
        await add.waitFor();
        expect(await add.getByRole('option').allTextContents()).toEqual([
          'And also …',
          'Route',
          'Costs more in a week than',
          'Runs for more school weeks than',
          'Assurance of the provider',
          'Off contract',
          'Provider not registered as a school',
          'Possible concern about an unregistered school',
          'Residential',
          'Logged after its first day',
          'Child is restricted',
        ]);
        await add.selectOption('assurance');
        await page.getByRole('checkbox', { name: 'Expired' }).check();
        await press(page, 'Keep in the draft');
        await shows(page, 'and assurance of the provider is expired');
        await shows(page, 'Changed');
      },
      admin,
    );
  });

  test('the draft outlives a visit to another page, and no other person has it', async () => {
    await stage.on(
      path,
      async (page) => {
        await draft(page);
        await choose(page, 'Head of Service', 'Remove');
        await page.getByRole('link', { name: 'Packages', exact: true }).click();
        await page.getByRole('heading', { level: 1, name: 'Packages' }).waitFor();
        await page.getByRole('link', { name: 'Settings' }).click();
        await shows(page, 'Draft');
        expect(await names(page)).toHaveLength(3);
        await signInAs(page, 'Amira Khan');
        await page.getByRole('link', { name: 'Settings' }).click();
        await shows(page, 'In force since 1 September 2026.');
      },
      admin,
    );
  });
});

describe('trying a draft', () => {
  test('says what would go elsewhere and what is stuck, and follows the draft', async () => {
    await stage.on(
      path,
      async (page) => {
        await draft(page);
        await shows(page, '2 packages would have nobody to decide.');
        await shows(page, 'Nothing is changed. 212 packages.');
        await shows(page, '22 others that you may not see');
        await page.getByRole('tab', { name: 'Last year' }).click();
        await shows(page, 'Nothing is changed. 903 packages.');
        await choose(page, 'Head of Service', 'Remove');
        await page.getByText('would have nobody to decide').waitFor({ state: 'detached' });
        await choose(page, 'Team Manager', 'Remove');
        await shows(page, 'Every stage has conditions. Let one stage be for every package.');
      },
      admin,
    );
  });

  test('that fails says so, keeps the draft and can be run again', async () => {
    stage.api.misbehave('/api/settings/approval-rules/check', {
      status: 503,
      body: { code: 'unavailable', message: 'Microsoft 365 is not answering.' },
    });
    await stage.on(
      path,
      async (page) => {
        await draft(page);
        await shows(page, 'This draft could not be tried. Microsoft 365 is not answering.');
        stage.api.reset();
        await press(page, 'Run again');
        await shows(page, 'Nothing is changed. 212 packages.');
      },
      admin,
    );
  });
});

describe('publishing the approval rules', () => {
  test('names the consequences, asks for a reason where nobody could decide, and keeps it', async () => {
    await stage.on(
      path,
      async (page) => {
        await draft(page);
        await page.getByRole('textbox', { name: 'First day' }).fill('1 Feb 2027');
        await press(page, 'Publish from 1 February 2027');
        const dialog = page.getByRole('dialog');
        await dialog
          .getByText('Packages that are waiting keep the rules they started with')
          .waitFor();
        await dialog.getByText('Of 903 packages of the last year, 31 would have gone').waitFor();
        const publish = dialog.getByRole('button', { name: 'Publish from 1 February 2027' });
        await publish.click();
        await dialog.getByText('Say why these rules are published anyway').waitFor();
        await dialog.getByLabel('Why you publish anyway').fill('A second head starts in March.');
        await publish.click();
        await shows(page, 'The rules from 1 February 2027 are published.');
        await shows(page, 'Why: A second head starts in March.');
        expect(stage.api.world.ruleSets[0]).toMatchObject({ validFrom: '2027-02-01' });
      },
      admin,
    );
  });

  test('a day that is past is refused in its field', async () => {
    await stage.on(
      path,
      async (page) => {
        await draft(page);
        await page.getByRole('textbox', { name: 'First day' }).fill('2026-11-23');
        await page.getByRole('button', { name: /^Publish from/ }).click();
        await shows(page, 'First day must be today, 24 November 2026, or later');
        expect(await page.getByRole('dialog').count()).toBe(0);
      },
      admin,
    );
  });

  test('a refusal stays in the dialog and nothing of the draft is lost', async () => {
    stage.api.misbehave('/api/settings/approval-rules/publish', {
      status: 409,
      body: {
        code: 'conflict',
        message: 'Somebody published approval rules. Nothing was published.',
      },
    });
    await stage.on(
      path,
      async (page) => {
        await draft(page);
        await choose(page, 'Head of Service', 'Remove');
        await page.getByRole('button', { name: /^Publish from/ }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByText('31 would have gone').waitFor();
        await dialog.getByRole('button', { name: /^Publish from/ }).click();
        await dialog.getByText('Nothing was published.').waitFor();
        await press(page, 'Cancel');
        await dialog.waitFor({ state: 'detached' });
        expect(await names(page)).toHaveLength(3);
      },
      admin,
    );
  });

  test('undoing a set to come publishes the rules before again from its day', async () => {
    await stage.on(
      path,
      async (page) => {
        await press(page, 'Undo: publish the rules before those from 1 January 2027 again');
        const dialog = page.getByRole('dialog');
        await dialog.getByText('Publish the rules before again from 1 January 2027?').waitFor();
        await dialog.getByLabel('Why you publish anyway').fill('Not decided yet.');
        await dialog.getByRole('button', { name: 'Publish from 1 January 2027' }).click();
        await shows(page, 'Replaced');
        const [last] = stage.api.world.ruleSets;
        expect(last?.rules).toEqual(stage.api.world.ruleSets.find(({ id }) => id === 2)?.rules);
      },
      admin,
    );
  });
});
