import { press, setStage, shows } from './stage';

const fixture = setStage();
const forMegan = {
  ofId: 'megan',
  of: 'Megan Ashworth',
  deputyId: 'amira',
  deputy: 'Amira Khan',
  from: '2026-11-20',
  to: '2026-11-27',
};

describe('standing in for somebody', () => {
  test('is said on the page until when', async () => {
    fixture.api.world.deputies = [forMegan];
    await fixture.on('/approvals', (page) =>
      shows(page, 'You also decide for Megan Ashworth until 27 November 2026.'),
    );
  });

  test('that is somebody else’s is not said', async () => {
    fixture.api.world.deputies = [{ ...forMegan, deputyId: 'tom', deputy: 'Tom Hale' }];
    await fixture.on('/approvals', async (page) => {
      await page.getByRole('heading', { level: 2, name: 'EP-1057' }).waitFor();
      expect(await page.getByRole('list', { name: 'Deputies' }).count()).toBe(0);
    });
  });
});

describe('naming a deputy', () => {
  test('needs a colleague and days in order, and is said and listed', async () => {
    await fixture.on('/approvals', async (page) => {
      await press(page, 'Deputies');
      const dialog = page.getByRole('dialog', { name: 'Who decides while you are away' });
      await shows(page, 'Nobody stands in for anybody now.');
      await press(page, 'Name the deputy');
      await shows(page, 'There are 2 things to put right');
      await dialog.getByRole('link', { name: 'Choose who decides for you' }).click();
      await dialog.getByLabel('Who decides for you').selectOption('Ruth Ellery');
      await dialog.getByLabel('First day').first().fill('7 Dec 2026');
      await dialog.getByLabel('Last day').first().fill('4 Dec 2026');
      await shows(page, 'The last day is before the first. Change one of them');
      await dialog.getByLabel('Last day').first().fill('11 Dec 2026');
      await press(page, 'Name the deputy');
      await shows(page, 'Ruth Ellery decides for you from 7 December 2026 to 11 December 2026.');
      await dialog.getByText(/Ruth Ellery for you from 7 December 2026/).waitFor();
      expect(fixture.api.world.deputies).toMatchObject([
        { ofId: 'amira', deputyId: 'ruth', from: '2026-12-07', to: '2026-12-11' },
      ]);
    });
  });

  test('refused, says why at the day and keeps what was chosen', async () => {
    const message = 'A deputy can be named until 23 November 2027 at most. Choose an earlier day.';
    fixture.api.misbehave('/api/deputies', {});
    await fixture.on('/approvals', async (page) => {
      await press(page, 'Deputies');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Who decides for you').selectOption('Ruth Ellery');
      await dialog.getByLabel('Last day').first().fill('24 Nov 2028');
      await page.keyboard.press('Tab');
      fixture.api.misbehave('/api/deputies', {
        status: 400,
        body: { code: 'invalid', message, field: 'to' },
      });
      await press(page, 'Name the deputy');
      await dialog.getByRole('link', { name: message }).click();
      expect(await page.evaluate(() => document.activeElement?.id)).toMatch(/-to$/);
      expect(await dialog.getByLabel('Who decides for you').inputValue()).toBe('ruth');
    });
  });

  test('is ended with one press, for every day of that approver', async () => {
    const own = { ...forMegan, ofId: 'amira', of: 'Amira Khan', deputyId: 'tom' };
    fixture.api.world.deputies = [
      { ...own, deputy: 'Tom Hale' },
      { ...own, deputy: 'Tom Hale', from: '2026-12-07', to: '2026-12-11' },
      forMegan,
    ];
    await fixture.on('/approvals', async (page) => {
      await press(page, 'Deputies');
      // What is not the reader's to end has no button.
      await page.getByRole('button', { name: 'End for you' }).waitFor();
      expect(await page.getByRole('button', { name: /^End for/ }).count()).toBe(1);
      await press(page, 'End for you');
      await shows(page, 'Nobody decides for you any more.');
      expect(fixture.api.world.deputies).toEqual([forMegan]);
    });
  });

  test('is not offered to somebody who has nobody to name', async () => {
    await fixture.on(
      '/approvals',
      async (page) => {
        await press(page, 'Deputies');
        await shows(page, /^There is nobody you could name/);
        expect(await page.getByRole('button', { name: 'Name the deputy' }).count()).toBe(0);
      },
      { personId: 'priya' },
    );
  });

  test('closed, gives the focus back to its button', async () => {
    await fixture.on('/approvals', async (page) => {
      await page.getByRole('button', { name: 'Deputies' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.waitForFunction(() => document.activeElement?.textContent === 'Deputies');
    });
  });

  test('a list that cannot be read says so and is asked for again', async () => {
    fixture.api.misbehave('/api/deputies', { status: 500, body: { code: 'fault', message: 'x' } });
    await fixture.on('/approvals', async (page) => {
      await press(page, 'Deputies');
      await shows(page, 'We could not open the deputies');
      fixture.api.reset();
      await page.getByRole('dialog').getByRole('button', { name: 'Try again' }).click();
      await shows(page, 'Nobody stands in for anybody now.');
    });
  });
});
