import { press, setStage, shows } from './stage';

const fixture = setStage();

describe('changing a running package', () => {
  test('shows the whole cost now and then, sends only what differs, and says what waits', async () => {
    await fixture.on('/packages/1059', async (page) => {
      await press(page, 'Change or extend');
      const dialog = page.getByRole('dialog', { name: 'Change or extend EP-1059' });
      await shows(page, 'What it costs is shown once something is different');
      await dialog.getByLabel('Hours a week').fill('15');
      await dialog.getByLabel('From').first().fill('7 Dec 2026');
      const table = dialog.getByRole('table', { name: 'What this change costs' });
      await table.getByRole('row', { name: /^Whole cost £1,878\.00 £17,550\.00/ }).waitFor();
      await table.getByRole('row', { name: /^2027 to 2028 / }).waitFor();
      await dialog.getByLabel('Why').fill('Ready for a third day.');
      const [request] = await Promise.all([
        page.waitForRequest((sent) => sent.url().endsWith('/api/packages/1059/change')),
        press(page, 'Ask for approval'),
      ]);
      expect(request.postDataJSON()).toEqual({
        hoursPerWeek: 15,
        from: '2026-12-07',
        because: 'Ready for a third day.',
      });
      await shows(
        page,
        'A change waits. The Team Manager decides by 27 November 2026. Until then EP-1059 stays as it is.',
      );
    });
  });

  test('a later last day alone is an extension', async () => {
    await fixture.on('/packages/1059', async (page) => {
      await press(page, 'Change or extend');
      await page.getByRole('dialog').getByLabel('Last day').first().fill('20 Dec 2027');
      await page.getByRole('table', { name: 'What this extension costs' }).waitFor();
    });
  });

  test('of nothing, without a reason, is not sent; each fault leads to its field', async () => {
    await fixture.on('/packages/1059', async (page) => {
      await press(page, 'Change or extend');
      await press(page, 'Ask for approval');
      await shows(page, 'There are 2 things to put right');
      await page
        .getByRole('link', { name: 'Nothing would change. Enter what is to be different' })
        .click();
      await page.keyboard.press('Control+a');
      await page.keyboard.type('many');
      await shows(page, 'Enter the hours a week as a number, like 12');
      const focused = await page.evaluate(() => document.activeElement?.id);
      expect(focused).toMatch(/-amount$/);
    });
  });

  test('what cannot be worked out is said while it is typed', async () => {
    const message = 'The package starts on 7 December 2026. Choose a day from then on.';
    fixture.api.misbehave('/api/packages/1059/change/check', {
      status: 400,
      body: { code: 'invalid', message, field: 'from' },
    });
    await fixture.on('/packages/1059', async (page) => {
      await press(page, 'Change or extend');
      await page.getByRole('dialog').getByLabel('Hours a week').fill('15');
      await shows(page, message);
    });
  });

  test('is not offered for a package that waits', async () => {
    await fixture.on('/packages/1057', async (page) => {
      await page.getByRole('button', { name: 'Copy link' }).waitFor();
      expect(await page.getByRole('button', { name: 'Change or extend' }).count()).toBe(0);
    });
  });
});

describe('starting before the decision', () => {
  test('needs a reason, and then stands on the page with who, when and why', async () => {
    fixture.api.world.mayStartEmergency = true;
    await fixture.on('/packages/1057', async (page) => {
      await press(page, 'Start before the decision');
      await press(page, 'Start EP-1057');
      await shows(page, 'Say why it cannot wait for its decision');
      await page.keyboard.type('No bed tonight.');
      await press(page, 'Start EP-1057');
      await shows(page, /^EP-1057 is started before its decision\./);
      await shows(page, 'Started before its decision by Amira Khan on 24 November 2026, 10:42.');
      await shows(page, /Why: “No bed tonight\.” The decision comes afterwards/);
      expect(await page.getByRole('button', { name: 'Start before the decision' }).count()).toBe(0);
    });
  });

  test('a decline afterwards is said not to undo what has begun', async () => {
    fixture.api.world.emergency = {
      by: 'Tom Hale',
      at: '2026-11-24T10:42:00.000Z',
      because: 'No bed tonight.',
    };
    const [first] = fixture.api.world.approvals;
    if (first) first.approval.state = 'declined';
    await fixture.on('/packages/1057', (page) =>
      shows(page, /It was declined afterwards, which does not undo what has begun/),
    );
  });
});
