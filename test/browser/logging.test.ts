import { press, setStage, shows } from './stage';

const fixture = setStage();
const line = 'eotas AB1207 Forest Trail 12h £45/h 7 Dec to 16 Jul';

describe('logging a package', () => {
  test('one line fills the form, objectives are asked for, and the package is logged', async () => {
    await fixture.on('/packages/new', async (page) => {
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
    fixture.api.misbehave('/api/packages', { status: 503, body: { code: 'unavailable', message } });
    await fixture.on('/packages/new', async (page) => {
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
    await fixture.on('/packages/new', async (page) => {
      await page.getByLabel('Objectives').fill('Four mornings by February.');
      await page.getByRole('link', { name: 'Providers' }).click();
      await page.getByRole('heading', { level: 1, name: 'Providers' }).waitFor();
      await page.goBack();
      const kept = await page.getByLabel('Objectives').inputValue();
      expect(kept).toBe('Four mornings by February.');
    });
  });

  test('a day that cannot be read is pointed at when its field is left', async () => {
    await fixture.on('/packages/new', async (page) => {
      await page.getByLabel('First day').first().fill('31 June');
      await page.keyboard.press('Tab');
      await shows(page, 'Enter a day, like 7 December 2026');
      await page.getByLabel('First day').first().fill('9/6/27');
      await page.keyboard.press('Tab');
      expect(await page.getByLabel('First day').first().inputValue()).toBe('9 June 2027');
    });
  });

  test('an unknown child can be added by reference and initials', async () => {
    await fixture.on('/packages/new', async (page) => {
      await page.getByRole('combobox', { name: 'Child' }).fill('ZX9001');
      await press(page, 'Add ZX9001 as a new child');
      await page.getByLabel('Initials').fill('Q.R.');
      await press(page, 'Add the child');
      await shows(page, 'J.M., Year 9, EHC plan');
    });
  });

  test('a provider’s page opens the form with the provider filled in', async () => {
    await fixture.on('/providers/37', async (page) => {
      await page.getByRole('link', { name: 'Log a package here' }).click();
      await page.waitForFunction(() =>
        document.querySelector<HTMLInputElement>('#log-providerId')?.value.startsWith('Forest'),
      );
    });
  });
});

describe('a price for a day', () => {
  test('asks for sessions a week, of which a day is two', async () => {
    await fixture.on('/packages/new', async (page) => {
      await page.getByLabel('For each').selectOption('day');
      await page.getByLabel('Sessions a week').fill('4');
      const [request] = await Promise.all([
        page.waitForRequest((sent) => (sent.postData() ?? '').includes('"sessionsPerWeek":4')),
        page.locator('#log-price').fill('200'),
      ]);
      expect(request.url()).toContain('/api/packages/check');
    });
  });
});

describe('a child who lives at the school', () => {
  test('is asked about for an independent special school alone', async () => {
    await fixture.on('/packages/new', async (page) => {
      const lives = page.getByRole('checkbox', { name: 'The child lives there (residential)' });
      await page.getByLabel('Route').selectOption('SECTION_19');
      expect(await lives.count()).toBe(0);
      await page.getByLabel('Route').selectOption('ISS');
      await Promise.all([
        page.waitForRequest((sent) => (sent.postData() ?? '').includes('"residential":true')),
        lives.check(),
      ]);
      const [request] = await Promise.all([
        page.waitForRequest((sent) => (sent.postData() ?? '').includes('"CME"')),
        page.getByLabel('Route').selectOption('CME'),
      ]);
      expect(request.postData()).not.toContain('residential');
    });
  });
});
